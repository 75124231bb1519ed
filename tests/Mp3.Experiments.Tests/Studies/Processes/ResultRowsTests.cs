// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Processes;

public sealed class ResultRowsTests
{
    private static readonly RunDefinition Definition = new("pair-a",
    [
        new ProcessDefinition("long", new Workload(64, AccessPattern.Random, 500, 20, 1), 10),
        new ProcessDefinition("short", new Workload(32, AccessPattern.Local, 100, 20, 2), 5),
    ]);

    private readonly HandMadeRun _run = new();

    [Fact]
    public void A_sample_is_a_process_s_record_with_its_label_and_the_time_since_the_epoch()
    {
        SampleRow[] rows = [.. ResultRows.Samples(_run.Build())];

        Assert.Equal(
            [(1, "long"), (1, "short"), (2, "long"), (2, "short"), (3, "long"), (4, "long")],
            rows.Select(row => ((int)row.Tick, row.Label)));
        Assert.Equal(new SampleRow("pair-a", 2, 100_000_102, 102, "short", 5, 1, 90_000, 10_000, Last: true), rows[3]);
        Assert.Equal(["short", "long"], rows.Where(row => row.Last).Select(row => row.Label));
    }

    [Fact]
    public void A_run_s_row_has_both_accounts_from_the_registration_on()
    {
        RunRow[] rows = [.. ResultRows.Runs(_run.Build(), Definition)];

        Assert.Equal(
            new RunRow(
                "pair-a", 2, 101, "long", "work 64 R 500", 10, "exited 0", 160_000_000,
                111, 10, 4_350_000, 1_225_000, 4000, 111, 10, 4_350_000, 1_225_000, 4, Agree: true),
            rows[0]);
        Assert.Equal(("work 32 L 100", 5, 89_000_000L, 2L), (rows[1].Command, rows[1].Nice, rows[1].CompletionNs, rows[1].Records));
    }

    [Fact]
    public void Accounts_that_differ_and_a_process_that_was_killed_are_said()
    {
        _run.Records[0] = _run.Records[0] with { MinorFaults = 99 };
        _run.Change(1, process => process with { ExitCode = null, Signal = 9 });

        RunRow[] rows = [.. ResultRows.Runs(_run.Build(), Definition)];

        Assert.Equal([false, true], rows.Select(row => row.Agree));
        Assert.Equal((111, 110), (rows[0].MinorFaults, rows[0].RecordedMinorFaults));
        Assert.Equal(["exited 0", "killed by signal 9"], rows.Select(row => row.Outcome));
    }
}
