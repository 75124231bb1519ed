// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

public sealed class CompareTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Table_and_pictures_are_written_and_may_be_written_again()
    {
        string a = SyntheticRepetitions.Publish(_scratch["a"], SyntheticRepetitions.Multiprog(2, 1, 5));
        string b = SyntheticRepetitions.Publish(_scratch["b"], SyntheticRepetitions.Multiprog(3, 5, 11));

        ProgramRun first = await Mp3Program.RunAsync(_scratch.Path, ["compare", a, b, "--out", "both"]);
        ProgramRun again = await Mp3Program.RunAsync(_scratch.Path, ["compare", a, b, "--out", "both", "--json"]);

        Assert.True(first.ExitCode == ExitCode.Success, first.Errors);
        Assert.Contains("n05, 2 seeds in common", first.Output, StringComparison.Ordinal);
        Assert.Contains("The largest difference", first.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(again.Output);
        Assert.Equal("copies", document.RootElement.GetProperty("findings")[0].GetProperty("picture").GetString());
        Assert.Equal("seeds 1 to 2", document.RootElement.GetProperty("rows")[0].GetProperty("a_label").GetString());
        string[] files = [.. document.RootElement.GetProperty("files").EnumerateArray().Select(file => Path.GetFileName(file.GetString()!))];
        Assert.Equal(
            ["compare.csv", "copies.png", "copies.svg", "report.html"],
            files.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.True(File.Exists(_scratch[$"both/{file}"])));
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_left_alone()
    {
        string a = SyntheticRepetitions.Publish(_scratch["a"], SyntheticRepetitions.CaseStudy1(0.1));
        string b = SyntheticRepetitions.Publish(_scratch["b"], SyntheticRepetitions.CaseStudy1(0.2));
        Directory.CreateDirectory(_scratch["mine"]);
        File.WriteAllText(_scratch["mine/notes"], "x");

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["compare", a, b, "--out", "mine"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal([_scratch["mine/notes"]], Directory.GetFileSystemEntries(_scratch["mine"]));
    }
}
