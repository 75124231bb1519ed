// SPDX-License-Identifier: MIT

using Mp3.Reader.Monitor;

namespace Mp3.Reader.Tests.Monitor;

public sealed class RingMonitorTests
{
    private static readonly MonitorOptions Follow =
        new("", OutputFormat.Text, Follow: true, Hz: 1000, RecordChoice.Sum);

    [Fact]
    public void Records_that_come_while_following_are_written_and_losses_told()
    {
        using var memory = new MemoryRing(4);
        using Ring ring = memory.Attach();
        using var stop = new CancellationTokenSource();
        var output = new StringWriter();
        var error = new StringWriter();
        int looks = 0;
        bool OutputClosed()
        {
            // Runs between two reads: the ring overflows once, then the user has seen enough.
            int writes = looks++ == 0 ? 10 : 0;
            for (int i = 0; i < writes; i++)
            {
                RingRecord sum = new() { Flags = RecordMarks.Sum, TimeNs = 1_000_000_000, MinorFaults = (ulong)i };
                memory.Write(sum);
            }

            if (looks > 2)
            {
                stop.Cancel();
            }

            return false;
        }

        new RingMonitor(ring, Follow).Run(output, error, OutputClosed, stop.Token);

        Assert.Equal("0 0 7 0\n0 0 8 0\n0 0 9 0\nread 3 profiled data\n", output.ToString());
        Assert.StartsWith("lost 7 records", error.ToString(), StringComparison.Ordinal);
    }
}
