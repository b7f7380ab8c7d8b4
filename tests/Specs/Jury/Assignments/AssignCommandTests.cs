using System.Text.Json;
using RadicaleVernieuwers.Jury.Assignments;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Assignments;

public sealed class AssignCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assign").FullName;

    [Fact]
    public void Json_has_the_names_that_others_build_on()
    {
        var (code, output, error) = Run("entry,themes,language\nE1,care;food,nl\nE2,,\n", "juror;max;languages\nAnn;;nl,fr\nBob;5;\n", "entry,juror\nE1,Ann\n", 1);
        var json = JsonDocument.Parse(output).RootElement;

        (code, error).ShouldBe((0, ""));
        json.EnumerateObject().Select(property => property.Name).ShouldBe(["assignments", "cost", "bound", "loads", "components", "seconds", "infeasible"]);
        json.GetProperty("assignments").EnumerateArray().Select(pair => (pair.GetProperty("entry").GetString(), pair.GetProperty("juror").GetString())).ShouldBe([("E1", "Bob"), ("E2", "Ann")]);
        json.GetProperty("loads").GetProperty("min").GetInt32().ShouldBe(1);
        json.GetProperty("infeasible").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void What_cannot_be_done_is_said_in_the_json_and_beside_it()
    {
        var (code, output, error) = Run("entry\nE1\nE2\n", "juror\nAnn\nBob\n", "entry,juror\nE1,Ann\n", 2);

        code.ShouldBe(1);
        error.Trim().ShouldBe("E1 needs 2 readings and can get 1. Conflict of interest: Ann.");
        JsonDocument.Parse(output).RootElement.GetProperty("infeasible")[0].GetString().ShouldBe(error.Trim());
    }

    [Theory]
    [InlineData("entry\nE1\nE1\n", "juror\nAnn\n", null, "entries.csv, line 3: the entry “E1” is also on line 2.")]
    [InlineData("entry\nE1\n", "juror,max\nAnn,many\n", null, "jurors.csv, line 2: “many” in the column “max” is not a whole number.")]
    [InlineData("entry\nE1\n", "juror\nAnn\n", "entry,juror\nE1,Anne\n", "conflicts.csv, line 2: the juror “Anne” is not on the list.")]
    public void A_file_that_cannot_be_used_is_refused_with_the_line(string entries, string jurors, string? conflicts, string sentence)
    {
        var (code, output, error) = Run(entries, jurors, conflicts, 1);

        error.Trim().ShouldBe(sentence);
        output.ShouldBeEmpty();
        code.ShouldBe(1);
    }

    [Fact]
    public void No_reading_at_all_is_a_usage_error() => Run("entry\nE1\n", "juror\nAnn\n", null, 0).Code.ShouldBe(2);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Code, string Output, string Error) Run(string entries, string jurors, string? conflicts, int perEntry)
    {
        using StringWriter output = new(), error = new();
        var code = AssignCommand.Run(Write("entries.csv", entries)!, Write("jurors.csv", jurors)!, Write("conflicts.csv", conflicts), perEntry, true, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string? Write(string name, string? text)
    {
        if (text is null) return null;
        File.WriteAllText(Path.Combine(folder, name), text);
        return Path.Combine(folder, name);
    }
}
