// What is selected in the answers becomes the passage to take out; what somebody typed stays.
const field = document.querySelector('#redact textarea')
const read = document.getElementById('read')
let filled = ''
document.addEventListener('selectionchange', () => {
    const selection = document.getSelection()
    const words = selection?.toString().trim() ?? ''
    if (words && read.contains(selection.anchorNode) && read.contains(selection.focusNode) && (field.value === '' || field.value === filled))
        filled = field.value = words
})
