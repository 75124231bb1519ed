// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

public sealed class PlotTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("casestudy1", "faults-overlay\n    Pair B has", "The random pair takes longer than the pair with locality (Misik & Hu (2011)): holds")]
    [InlineData("multiprog", "utilization\n    From N = 1 to 20", "Completion time rises with the number of copies (Misik & Hu (2011)): depends on N")]
    [InlineData("casestudy3", "losses\n    Over all runs", "With the hand-off the monitor never reads ahead of the writer (Misik & Hu (2011)): holds")]
    public async Task It_writes_pictures_and_report_and_prints_the_verdicts_and_what_they_show(string study, string finding, string verdict)
    {
        string source = Path.Combine(FixtureFolder.Repository, "results", "reference", study);

        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["plot", source, "--out", "again"]);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Errors));
        Assert.Contains(verdict, run.Output, StringComparison.Ordinal);
        Assert.Contains(finding, run.Output, StringComparison.Ordinal);
        Assert.EndsWith("report.html\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            Directory.GetFiles(source).Select(Path.GetFileName).Where(name => name!.EndsWith(".svg", StringComparison.Ordinal)).Order(),
            Directory.GetFiles(_scratch["again"], "*.svg").Select(Path.GetFileName).Order());
        Assert.Contains("/manifest.json\"", File.ReadAllText(_scratch["again/report.html"]), StringComparison.Ordinal);
    }
}
