// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Handoff;
using Mp3.Reader.Logs;

namespace Mp3.Experiments.Tests.Studies.Handoff;

/// <summary>What is wrong with a log is found in the log, whatever its monitor says.</summary>
public sealed class LogVerdictTests
{
    [Fact]
    public void A_log_of_all_records_keeps_the_promise()
    {
        var verdict = LogVerdict.Of(6, MadeLog.Right(Enumerable.Range(0, 6)));

        Assert.Equal((6, 0, 0), (verdict.Logged, verdict.Lost, verdict.Wrong));
        Assert.True(verdict.Keeps(reportedLost: 0));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(0, false)]
    public void Losses_keep_the_promise_only_if_their_number_is_told(long told, bool keeps)
    {
        var verdict = LogVerdict.Of(6, MadeLog.Right(2, 3, 4, 5));

        Assert.Equal((4, 2, 0), (verdict.Logged, verdict.Lost, verdict.Wrong));
        Assert.Equal(keeps, verdict.Keeps(told));
    }

    [Fact]
    public void A_record_that_is_logged_again_is_found_and_hides_no_loss()
    {
        // As many entries as records: a count alone would not see it.
        var verdict = LogVerdict.Of(4, [.. MadeLog.Right(0, 1, 2), MadeLog.Entry(2, takenFor: 3)]);

        Assert.Equal((4, 1, 1, 1), (verdict.Logged, verdict.Lost, verdict.Wrong, verdict.Twice));
        Assert.False(verdict.Keeps(0));
    }

    [Fact]
    public void A_record_that_is_half_another_is_torn_and_lost()
    {
        LoggedRecord[] log = MadeLog.Right(0, 1, 2);
        log[1].Record.MinorFaults += 64;

        var verdict = LogVerdict.Of(3, log);

        Assert.Equal((1, 1, 1), (verdict.Torn, verdict.Wrong, verdict.Lost));
    }

    [Fact]
    public void A_record_of_a_later_lap_means_that_the_writer_had_passed()
    {
        var verdict = LogVerdict.Of(12, [MadeLog.Entry(8, takenFor: 0), MadeLog.Entry(9, takenFor: 1)]);

        Assert.Equal((2, 0, 2, 10), (verdict.Overrun, verdict.Ahead, verdict.Wrong, verdict.Lost));
    }

    [Fact]
    public void A_record_of_an_earlier_lap_means_that_the_reader_had_passed()
    {
        var verdict = LogVerdict.Of(8, [.. MadeLog.Right(Enumerable.Range(0, 8)), MadeLog.Entry(0, takenFor: 8)]);

        Assert.Equal((1, 0, 1, 1), (verdict.Ahead, verdict.Overrun, verdict.Twice, verdict.Wrong));
    }

    [Fact]
    public void A_record_that_the_module_never_wrote_is_wrong() =>
        Assert.Equal(1, LogVerdict.Of(2, MadeLog.Right(0, 1, 2)).Wrong);

    [Fact]
    public void A_slot_that_was_never_written_is_wrong() =>
        Assert.Equal((1, 2), (LogVerdict.Of(2, [default]).Wrong, LogVerdict.Of(2, [default]).Lost));

    [Fact]
    public void Latencies_are_those_of_the_first_time()
    {
        LoggedRecord[] log = [.. Enumerable.Range(0, 101).Select(i => MadeLog.Entry(i, i, latencyNs: (ulong)(1000 - i))), MadeLog.Entry(5, 101, 9999)];

        var verdict = LogVerdict.Of(101, log);

        Assert.Equal([900, 950, 999, 1000], ((int[])[0, 50, 99, 100]).Select(verdict.LatencyNs));
    }

    [Fact]
    public void An_empty_log_has_lost_everything()
    {
        var verdict = LogVerdict.Of(5, []);

        Assert.Equal((0, 5, 0L), (verdict.Logged, verdict.Lost, verdict.LatencyNs(50)));
        Assert.True(verdict.Keeps(5));
    }
}
