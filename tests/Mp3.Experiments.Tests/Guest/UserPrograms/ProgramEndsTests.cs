// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>Ends that programs do not choose.</summary>
[Trait("Category", "Guest")]
public sealed class ProgramEndsTests(SharedParts parts, ProgramsImage image)
{
    private const long Second = 1_000_000_000;

    [Fact]
    public async Task A_limit_kills_and_a_timeout_ends_and_each_is_told_from_the_other()
    {
        var guest = new ProgramsGuest(parts, image)
        {
            Plan = new ProgramsPlan(ProgramStore.Root, IsWritable: true, EndsWithFirst: false, 2 * Second, LimitBytes: 32 << 20, HighBytes: null, []),
        };

        ProgramsRun run = await guest.RunAsync(
            ProgramsGuest.Program("eats", "tree", "touch", "64"),
            ProgramsGuest.Shell("sleeps", "sleep 1000 & echo waiting; wait"),
            ProgramsGuest.Shell("ends", "exit 0"));

        run.AssertWholeAccount();
        Assert.Equal([9, 9, null], run.Report.Processes.Select(process => process.Signal));
        Assert.Equal((true, 1), (run.Facts.TimedOut, run.Facts.EndedLeftovers));
        Assert.Equal(["sleeps"], run.Facts.Ended);
        Assert.Equal("waiting\n", run.Text("sleeps.stdout"));
        Assert.Equal(1, run.Facts.Group.Events["oom_kill"]);
        Assert.InRange(run.Facts.Group.PeakBytes!.Value, 16 << 20, 32 << 20);
        Assert.InRange(run.Report.EndNs - run.Report.StartNs, 2 * Second, 2 * Second + (Second / 10));
    }

    [Fact]
    public async Task A_machine_that_runs_out_of_memory_ends_a_program_and_no_run()
    {
        ProgramsRun run = await new ProgramsGuest(parts, image).RunAsync(
            ProgramsGuest.Program("eats", "tree", "threads", "4", "50"),
            ProgramsGuest.Shell("waits", "sleep 1; echo there"));

        run.AssertWholeAccount();
        Assert.Equal([9, null], run.Report.Processes.Select(process => process.Signal));
        Assert.Equal("there\n", run.Text("waits.stdout"));
        Assert.Equal((1, 0), (run.Facts.Group.Events["oom_kill"], run.Facts.Group.Events["max"]));
        Assert.Equal(1, run.Report.Vmstat["oom_kill"]);
        Assert.Empty(run.Facts.Ended);
    }

    [Fact]
    public async Task The_first_end_is_that_of_all_if_it_is_to_be_and_a_run_gives_the_same_bytes_again()
    {
        ProgramsGuest guest = Traced();
        ProgramsRun first = await RunAsync(guest);
        ProgramsRun second = await RunAsync(Traced());

        first.AssertWholeAccount();
        Assert.Equal(["serves"], first.Facts.Ended);
        Assert.Equal((9, 0, false), (first["serves"].Signal, first["asks"].ExitCode, first.Facts.TimedOut));
        Assert.Null(Verification.FirstDifference(first.Finished, second.Finished));
        Assert.Equal(
            "one\ntwo\nthree\n",
            string.Concat(guest.Lines.Select(line => OutputLine.TryParse(line, out OutputLine? output) ? output : null).OfType<OutputLine>()
                .Where(output => output is { Process: 1, IsError: false }).Select(output => Encoding.UTF8.GetString(output.Bytes.Span))));
    }

    private ProgramsGuest Traced() => new(parts, image)
    {
        IsWritable = false,
        IsTraced = true,
        Swap = SwapModel.Find("ssd")!,
        SwapMib = 64,
        Plan = new ProgramsPlan(ProgramStore.Root, IsWritable: false, EndsWithFirst: true, null, LimitBytes: 24 << 20, HighBytes: 20 << 20, []) { IsShown = true },
    };

    private static Task<ProgramsRun> RunAsync(ProgramsGuest guest) => guest.RunAsync(
        ProgramsGuest.Shell("serves", "while true; do sleep 1; done"),
        ProgramsGuest.Shell("asks", "echo one; tree touch 32; sleep 1; echo two; tree map /data >&2; sleep 1; echo three"));
}
