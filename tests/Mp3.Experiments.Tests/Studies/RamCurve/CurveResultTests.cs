// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.RamCurve;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;
using Spectre.Console.Testing;

namespace Mp3.Experiments.Tests.Studies.RamCurve;

/// <summary>A curve from its files to what is shown of it.</summary>
public sealed class CurveResultTests : IDisposable
{
    private static readonly CurveResult Made = SyntheticCurve.Of(killedAt: 40);

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_was_written_is_read_again()
    {
        CurveResult read = Publish(Made.Rows);

        Assert.Equal(Made.Rows, read.Rows);
        Assert.Equal(["all", "limit-256", "limit-240"], read.Observations.Take(3).Select(observation => observation.Run));
        Assert.Equal((212, 208), (read.Verdict.Enough.Good!.RamMib, read.Verdict.Enough.Bad!.RamMib));
    }

    [Fact]
    public void Runs_that_did_not_end_are_compared_with_nothing() =>
        Assert.Equal(Made.Rows.Where(row => row.End == RamEnd.Whole).Select(row => row.Run), Made.Observations.Select(observation => observation.Run));

    [Fact]
    public void Only_of_a_machine_there_is_a_RAM_that_is_too_little_to_boot()
    {
        Manifest manifest = Made.Manifest with { Settings = Made.Manifest.Settings with { Parameters = Parameters.Of(("by", new("memory"))) } };

        Assert.Equal((null, 128), (Made.Verdict.FloorMib, (Made with { Manifest = manifest }).Verdict.FloorMib));
    }

    [Fact]
    public void A_file_without_the_run_without_a_limit_is_refused() =>
        Assert.Contains("has no run without a limit", Assert.Throws<Mp3Exception>(() => Publish([.. Made.Rows.Skip(1)])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_end_that_there_isn_t_is_refused()
    {
        string text = System.Text.Encoding.UTF8.GetString(RamRow.Csv.ToBytes(Made.Rows));

        Assert.Throws<Mp3Exception>(() => RamRow.Csv.Parse(System.Text.Encoding.UTF8.GetBytes(text.Replace("whole", "hole", StringComparison.Ordinal)), "points.csv"));
    }

    [Fact]
    public void The_document_has_the_thresholds_as_numbers()
    {
        using var document = JsonDocument.Parse(StudyList.View(Made).Json(new PlaceDocument("/r", "", [], null)));

        Assert.Equal(212, document.RootElement.GetProperty("enough").GetProperty("least_mib").GetInt32());
        Assert.Equal(208, document.RootElement.GetProperty("enough").GetProperty("next_mib").GetInt32());
        Assert.Equal(40, document.RootElement.GetProperty("out_of_memory").GetProperty("next_mib").GetInt32());
        Assert.Equal(256, document.RootElement.GetProperty("all_mib").GetInt32());
        Assert.Equal(15, document.RootElement.GetProperty("points").GetArrayLength());
    }

    [Fact]
    public void The_console_has_a_line_for_each_point()
    {
        using var console = new TestConsole();

        StudyList.View(Made).WriteTables(console);

        Assert.Contains("no limit (256)", console.Output, StringComparison.Ordinal);
        Assert.Contains("oom", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_that_repeats_it_has_its_options() =>
        Assert.StartsWith("mp3 curve --by limit --ram auto --tolerance '5%' --points 24 --memory ", CommandText.Of(Made.Manifest), StringComparison.Ordinal);

    [Fact]
    public void Without_programs_a_manifest_can_t_be_run_again() =>
        Assert.Throws<Mp3Exception>(() => CurveAgain.Of(Made.Manifest, new AgainOptions(null, null, null)));

    [Theory]
    [InlineData(1.0, null, 20)]
    [InlineData(1.01, null, 21)]
    [InlineData(0.01, null, 1)]
    [InlineData(10, 30L, 30)]
    [InlineData(1e6, null, 86_400)]
    public void A_run_is_given_up_after_twenty_times_its_time_in_whole_seconds(double alone, long? asked, long seconds) =>
        Assert.Equal(seconds, CurveRuns.TimeoutSeconds(alone, asked));

    private CurveResult Publish(IReadOnlyList<RamRow> rows)
    {
        using ResultDraft draft = ResultFolder.Create(_scratch["curve"]);
        _ = CurveResult.Write(draft, Made.Manifest, rows);
        return CurveResult.Load(ResultFolder.Open(draft.Publish().Path));
    }
}
