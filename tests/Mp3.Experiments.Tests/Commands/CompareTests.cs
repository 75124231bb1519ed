// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Results;
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
    public async Task Three_results_have_a_column_each_beside_the_baseline_that_was_named()
    {
        ProcessResult study = SyntheticStudy.CaseStudy1(5, 0.1);
        foreach (string swap in (string[])["ssd", "zram", "hdd"])
        {
            SyntheticRepetitions.Publish(_scratch[swap], [study with { Manifest = study.Manifest with { Settings = study.Manifest.Settings with { Swap = swap } } }]);
        }

        ProgramRun text = await Mp3Program.RunAsync(_scratch.Path, ["compare", "ssd", "zram", "hdd", "--baseline", "hdd", "--out", "all"]);
        ProgramRun json = await Mp3Program.RunAsync(_scratch.Path, ["compare", "ssd", "zram", "hdd", "--baseline", "hdd", "--out", "all", "--json"]);

        Assert.True(text.ExitCode == ExitCode.Success, text.Errors);
        Assert.StartsWith("hdd\nssd\nzram\n×: over hdd; ", text.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(["hdd", "ssd", "zram"], document.RootElement.GetProperty("sides").EnumerateArray().Select(side => side.GetProperty("label").GetString()));
        Assert.Equal(
            ["hdd", "ssd", "zram"],
            document.RootElement.GetProperty("inputs").EnumerateArray().Single(input => input.GetProperty("input").GetString() == "setting swap")
                .GetProperty("values").EnumerateArray().Select(value => value.GetString()));
        string page = File.ReadAllText(_scratch["all/report.html"]);
        Assert.Contains("mp3 compare ../hdd ../ssd ../zram --out .", page, StringComparison.Ordinal);
        Assert.Contains("claims have the same verdict on all sides", page, StringComparison.Ordinal);
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
