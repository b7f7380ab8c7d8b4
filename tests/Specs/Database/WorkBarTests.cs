using RadicaleVernieuwers.Data;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Database;

public sealed class WorkBarTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task A_terminal_sees_one_line_that_is_drawn_again_and_cleared()
    {
        var bar = new WorkBar(_output, isTerminal: true);

        await Task.Delay(150, TestContext.Current.CancellationToken);
        bar.Show(0.5, () => "half of a long story");
        await Task.Delay(150, TestContext.Current.CancellationToken);
        bar.Show(1, () => "done");
        bar.Clear();

        var drawn = _output.ToString().Split('\r');
        drawn[1].ShouldBe("[###############...............] half of a long story");
        drawn[2].ShouldBe("[##############################] done".PadRight(drawn[1].Length));
        drawn[3].ShouldBe(new string(' ', drawn[1].Length));
        _output.ToString().ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_file_gets_a_plain_line_a_second_and_nothing_to_clear()
    {
        var bar = new WorkBar(_output, isTerminal: false);

        bar.Show(0.1, () => "too early");
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        bar.Show(0.4, () => "40 %");
        bar.Show(0.5, () => "too soon after");
        bar.Clear();

        _output.ToString().ShouldBe("40 %" + Environment.NewLine);
    }
}
