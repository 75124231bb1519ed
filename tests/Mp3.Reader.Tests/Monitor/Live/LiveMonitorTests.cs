// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Reader.Tests.Monitor.Live;

/// <summary>The monitor with --live, as a program; script(1) makes its terminal.</summary>
public sealed class LiveMonitorTests(ScratchFolder folder) : IClassFixture<ScratchFolder>
{
    private const ulong PeriodNs = 50_000_000;
    private readonly string _path = folder[Guid.NewGuid().ToString()];

    [Fact]
    public void A_terminal_shows_rates_and_ring_and_ctrl_c_ends_with_the_account()
    {
        using var ring = new MemoryRing(64, path: _path);
        ring.Begin(1_000_000_000);
        ring.Header.Processes = 1;
        WriteTicks(ring, first: 1, count: 10);
        using Process script = Run.Start(
            "script", "--quiet", "--return", "--flush", "--command", $"exec env --default-signal=INT TERM=xterm '{Run.Monitor}' --device '{_path}' --live", "/dev/null");
        string seen = ReadUntil(script, "major/s");
        WriteTicks(ring, first: 11, count: 10);
        seen += ReadUntil(script, "head 40");

        int monitor = int.Parse(File.ReadAllText($"/proc/{script.Id}/task/{script.Id}/children").Split(' ')[0]);
        Assert.Equal(0, Syscall.kill(monitor, Signum.SIGINT));
        seen += Wait.ForOutput(script, "the monitor in a terminal, which was interrupted").Output;

        Assert.Equal(0, script.ExitCode);
        // 10 faults in each of 20 ticks a second.
        Assert.Matches(@"pid 42 +[▁▂▃▄▅▆▇█]+ +200 minor/s +20 major/s", seen);
        Assert.Contains("ring: head 40, capacity 64; lost 0", seen, StringComparison.Ordinal);
        Assert.EndsWith("\e[?25hwritten 40, logged 40, lost 0\r\n", seen, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\e\[[0-9;]*m", seen);
    }

    [Fact]
    public void Without_a_terminal_it_is_refused_in_one_line()
    {
        using var ring = new MemoryRing(16, path: _path);

        (int exitCode, string output, string error) = Run.ToEnd(Run.Monitor, "--device", _path, "--live");

        Assert.Equal((ExitCode.Usage, ""), (exitCode, output));
        Assert.Equal("--live draws on a terminal, and standard output is none that can; --follow prints records anywhere\n", error);
    }

    [Theory]
    [InlineData("--format", "csv")]
    [InlineData("--records", "process")]
    [InlineData("--hz", "100")]
    [InlineData("--strategy", "naive")]
    public void What_concerns_printed_records_does_not_go_with_it(string option, string value)
    {
        (int exitCode, _, string error) = Run.ToEnd(Run.Monitor, "--live", option, value);

        Assert.Equal((ExitCode.Usage, $"--live draws instead of printing: leave out {option}\n"), (exitCode, error));
    }

    private static string ReadUntil(Process process, string text)
    {
        string seen = "";
        char[] next = new char[1];
        while (!seen.Contains(text, StringComparison.Ordinal))
        {
            int read = Wait.For(process.StandardOutput.ReadAsync(next, 0, 1), $"the monitor shows '{text}': {seen}");
            Assert.True(read > 0, $"ended before '{text}': {seen}");
            seen += next[0];
        }

        return seen;
    }

    /// <summary>Ticks of one process with 10 minor faults and one major fault each.</summary>
    private static void WriteTicks(MemoryRing ring, ulong first, int count)
    {
        for (ulong tick = first; tick < first + (ulong)count; tick++)
        {
            ulong now = 1_000_000_000 + (tick * PeriodNs);
            ring.Write(new RingRecord { Pid = 42, TimeNs = now, MinorFaults = 10, MajorFaults = 1 });
            ring.Write(new RingRecord { Flags = RecordMarks.Sum, Processes = 1, TimeNs = now, MinorFaults = 10, MajorFaults = 1 });
            ring.Close();
        }
    }
}
