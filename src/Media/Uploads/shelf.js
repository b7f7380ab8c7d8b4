// What the browser remembers of uploads under way: an address for each file.
export function shelfOf(prefix) {
  const read = (match) => {
    try {
      return Object.keys(localStorage).filter(match).map((key) => ({ ...JSON.parse(localStorage.getItem(key)), urlStorageKey: key }));
    } catch { return []; }
  };
  const findAllUploads = async () => read((key) => key.startsWith(`tus::${prefix}`));
  return {
    findAllUploads,
    findUploadsByFingerprint: async (fingerprint) => read((key) => key.startsWith(`tus::${fingerprint}`)),
    removeUpload: async (key) => localStorage.removeItem(key),
    addUpload: async (fingerprint, upload) => {
      const key = `tus::${fingerprint}`;
      try { localStorage.setItem(key, JSON.stringify(upload)); } catch { /* A full shelf: it goes on, and cannot be resumed after a reload. */ }
      return key;
    },
    // The names of files that were not done.
    left: () => read((key) => key.startsWith(`tus::${prefix}`)).map((upload) => upload.metadata?.filename).filter(Boolean),
    forget: (file) => {
      for (const { urlStorageKey } of read((key) => key.startsWith(`tus::${prefix}${file.name}:${file.size}:`))) localStorage.removeItem(urlStorageKey);
    },
  };
}
