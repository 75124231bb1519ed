// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Report;

public sealed class ReportFinderTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_newest_report_below_a_folder_is_found()
    {
        string old = Write("casestudy1", 2020);
        string newest = Write("archive/multiprog-ab", 2022);
        Write("multiprog", 2021);

        Assert.Equal(newest, ReportFinder.Newest(_scratch.Path));
        Assert.Equal(old, ReportFinder.Newest(_scratch["casestudy1"]));
    }

    [Fact]
    public void A_run_that_did_not_end_is_left_out()
    {
        string complete = Write("a", 2020);
        Write("b.incomplete", 2022);

        Assert.Equal(complete, ReportFinder.Newest(_scratch.Path));
    }

    [Fact]
    public void A_result_without_a_report_says_what_writes_it()
    {
        File.WriteAllText(_scratch["manifest.json"], "{}");

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ReportFinder.Newest(_scratch.Path));

        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.Contains($"mp3 plot {_scratch.Path}", e.Message, StringComparison.Ordinal);
    }

    private string Write(string folder, int year)
    {
        Directory.CreateDirectory(_scratch[folder]);
        string path = Path.Combine(_scratch[folder], "report.html");
        File.WriteAllText(path, "x");
        File.SetLastWriteTimeUtc(path, new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return path;
    }
}
