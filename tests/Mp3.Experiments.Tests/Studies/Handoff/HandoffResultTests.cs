// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Handoff;

public sealed class HandoffResultTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void What_was_written_is_read_again()
    {
        HandoffResult written = Write();

        var read = HandoffResult.Load(ResultFolder.Open(_scratch["result"]));

        Assert.Equal(written.ManifestHash, read.ManifestHash);
        Assert.Equal(written.Scenarios, read.Scenarios);
        Assert.Equal(written.Timeline, read.Timeline);
        Assert.Equal(written.Latencies, read.Latencies);
    }

    [Theory]
    [InlineData(HandoffResult.ScenariosFile)]
    [InlineData(HandoffResult.TimelineFile)]
    [InlineData(HandoffResult.LatencyFile)]
    public void A_file_that_was_changed_after_the_run_is_refused(string file)
    {
        _ = Write();
        File.AppendAllText(Path.Combine(_scratch["result"], file), "\n");

        Mp3Exception error = Assert.Throws<Mp3Exception>(() => HandoffResult.Load(ResultFolder.Open(_scratch["result"])));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private HandoffResult Write()
    {
        HandoffResult made = SyntheticHandoff.Of([1024], [0, 1.5]);
        using ResultDraft draft = ResultFolder.Create(_scratch["result"]);
        var written = HandoffResult.Write(draft, made.Manifest, made.Scenarios, made.Timeline, made.Latencies);
        _ = draft.Publish();
        return written;
    }
}
