// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Tests.Commands;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Import;

/// <summary><c>mp3 plot FILE…</c> as a user starts it.</summary>
public sealed class PlotFilesTests : IDisposable
{
    private static readonly string[] Names =
        ["cpu.png", "cpu.svg", "fault-rate.png", "fault-rate.svg", "faults-total.png", "faults-total.svg", "faults.png", "faults.svg", "imported.json"];

    private readonly ScratchFolder _scratch = new();

    public PlotFilesTests()
    {
        File.WriteAllLines(_scratch["a.data"], HandMade.Handout);
        File.WriteAllLines(_scratch["b.data"], HandMade.MisikHu);
    }

    [Fact]
    public async Task A_file_is_drawn_into_a_folder_beside_it()
    {
        ProgramRun run = await Plot("a.data");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(Names, Directory.GetFiles(_scratch["a.data-plot"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Names.Select(name => $"a.data-plot/{name}"), run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.All(run.ErrorLines, line => Assert.StartsWith("mp3: a.data: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_files_are_drawn_over_each_other_and_the_caption_names_both()
    {
        ProgramRun run = await Plot("a.data", "b.data", "--hz", "250", "--out", "both");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        string svg = File.ReadAllText(_scratch["both/faults.svg"]);
        Assert.Contains("drawn, not measured, by this program", svg, StringComparison.Ordinal);
        using var record = JsonDocument.Parse(File.ReadAllText(_scratch["both/imported.json"]));
        JsonElement[] recordings = [.. record.RootElement.GetProperty("recordings").EnumerateArray()];
        Assert.Equal(["a.data", "b.data"], recordings.Select(one => one.GetProperty("label").GetString()));
        Assert.All(recordings, one => Assert.Contains(one.GetProperty("sha256").GetString()![..12], svg, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_time_replaces_what_the_first_wrote()
    {
        await Plot("a.data", "--out", "out");
        File.WriteAllLines(_scratch["c.data"], HandMade.Samples.Select(s => $"{s[0]} {s[1]} {s[2]} 0"));

        ProgramRun run = await Plot("c.data", "--out", "out");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.False(File.Exists(_scratch["out/cpu.png"]), "the CPU time of the first file beside the faults of the second");
    }

    [Theory]
    [InlineData("faults.png")]
    [InlineData("imported.json")]
    public async Task What_others_put_there_is_left_alone(string name)
    {
        Directory.CreateDirectory(_scratch["out"]);
        File.WriteAllText(_scratch[$"out/{name}"], "mine");

        ProgramRun run = await Plot("a.data", "--out", "out");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains($"out/{name} exists and is not what an import wrote", run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Assert.Single(Directory.GetFiles(_scratch["out"]))));
    }

    [Fact]
    public async Task A_picture_that_somebody_changed_is_left_alone()
    {
        await Plot("a.data", "--out", "out");
        File.WriteAllText(_scratch["out/faults.svg"], "edited");

        Assert.Equal(ExitCode.Usage, (await Plot("a.data", "--out", "out")).ExitCode);
        Assert.Equal("edited", File.ReadAllText(_scratch["out/faults.svg"]));
    }

    [Fact]
    public async Task A_result_folder_goes_with_a_file_if_the_jiffies_are_known()
    {
        ProgramRun without = await Plot(FixtureFolder.CaseStudy1, "a.data", "--out", "out");
        ProgramRun with = await Plot(FixtureFolder.CaseStudy1, "a.data", "--out", "out", "--hz", "1000");

        Assert.Equal(ExitCode.Usage, without.ExitCode);
        Assert.Contains($"type: mp3 plot {CommandText.Quoted(FixtureFolder.CaseStudy1)} a.data --out out --hz 1000 (or --hz 250, or --hz 100)", without.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, with.ExitCode);
        string svg = File.ReadAllText(_scratch["out/faults.svg"]);
        Assert.Contains("Imported data (a.data): drawn, not measured, by this program", svg, StringComparison.Ordinal);
        Assert.Contains("measured by mp3, manifest ", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Imported data: ", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_the_same_name_are_told_apart_by_their_folders()
    {
        foreach (string folder in (string[])["x", "y"])
        {
            Directory.CreateDirectory(_scratch[folder]);
            File.WriteAllLines(_scratch[$"{folder}/p.data"], HandMade.Handout);
        }

        await Plot("x/p.data", "y/p.data", "a.data", "a.data", "--out", "out");

        using var record = JsonDocument.Parse(File.ReadAllText(_scratch["out/imported.json"]));
        Assert.Equal(
            ["x/p.data", "y/p.data", "a.data", "a.data (2)"],
            record.RootElement.GetProperty("recordings").EnumerateArray().Select(one => one.GetProperty("label").GetString()));
    }

    public void Dispose() => _scratch.Dispose();

    private Task<ProgramRun> Plot(params string[] arguments) => Mp3Program.RunAsync(_scratch.Path, ["plot", .. arguments]);
}
