// SPDX-License-Identifier: MIT

using Microsoft.Extensions.Time.Testing;
using Mp3.Experiments.Commands.Live;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands.Live;

public sealed class LiveScreenTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stays_is_above_what_moves_and_the_result_comes_back()
    {
        var progress = new LiveProgress(1, _clock);
        var run = new GuestPlan(GuestPlan.CurrentVersion, "n01", [new ProcessPlan("copy1", 0, new Workload(1, AccessPattern.Random, 1, 4, 1))], 500);
        progress.Say("building [brackets]");
        progress.Started(run);
        progress.Advanced(run, new ProgressLine(1_000_000_000, 2, new RingCounts(20, 0, 64), [new ProcessProgress(2, new FaultCounts(50, 7))]));
        var work = new TaskCompletionSource<int>();

        // The first frame is drawn before it first waits.
        Task<int> shown = Screen().ShowAsync(progress, work.Task);
        progress.Finished(run);
        work.SetResult(17);

        Assert.Equal(17, await shown.WaitAsync(Token));
        string seen = _output.ToString();
        int[] places =
        [
            seen.IndexOf("building [brackets]", StringComparison.Ordinal),
            seen.IndexOf("n01: iteration 2 of 4", StringComparison.Ordinal),
            seen.IndexOf("50 minor/s", StringComparison.Ordinal),
            seen.IndexOf("ring: 20 records written", StringComparison.Ordinal),
            seen.IndexOf("n01: done, 50 minor, 7 major faults", StringComparison.Ordinal),
        ];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.EndsWith("\e[?25h\e[?1049lbuilding [brackets]\nn01: done, 50 minor, 7 major faults\n", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_fails_fails_with_its_own_error_and_leaves_no_frame()
    {
        var progress = new LiveProgress(1, _clock);
        var work = new TaskCompletionSource<int>();

        Task<int> shown = Screen().ShowAsync(progress, work.Task);
        work.SetException(Mp3Exception.Failed("the guest is gone"));

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => shown.WaitAsync(Token));
        Assert.Equal("the guest is gone", error.Message);
        Assert.EndsWith("\e[?25h\e[?1049l", _output.ToString(), StringComparison.Ordinal);
    }

    private LiveScreen Screen() => new(_output, () => (100, 30), _clock);
}
