// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Tests.Studies.Processes;

public sealed class ResultRowsTests
{
    private static readonly RunDefinition Definition = new("pair-a", Parameters.Of(("second_process", new ParameterValue("local"))),
    [
        new ProcessDefinition("long", new Workload(64, AccessPattern.Random, 500, 20, 1), 10),
        new ProcessDefinition("short", new Workload(32, AccessPattern.Local, 100, 20, 2), 5),
    ]);

    private readonly HandMadeRun _run = new();

    [Fact]
    public void A_sample_is_a_process_s_record_with_its_label_and_the_time_since_the_epoch()
    {
        _run.Records[4] = _run.Records[4] with { AnonPages = 70, SwapEntries = 30 };

        SampleRow[] rows = [.. ResultRows.Samples(_run.Build())];

        Assert.Equal(
            [(1, "long"), (1, "short"), (2, "long"), (2, "short"), (3, "long"), (4, "long")],
            rows.Select(row => ((int)row.Tick, row.Label)));
        Assert.Equal(
            new SampleRow
            {
                Run = "pair-a",
                Tick = 2,
                TimeNs = 100_000_102,
                Pid = 102,
                Label = "short",
                Counted = Row.Counted(minor: 5, major: 1, userNs: 90_000, systemNs: 10_000),
                Memory = Row.Memory(anonKib: 4 * 70, swapKib: 4 * 30),
                Last = true,
            },
            rows[3]);
        Assert.Equal(["short", "long"], rows.Where(row => row.Last).Select(row => row.Label));
    }

    [Fact]
    public void A_line_of_the_machine_is_its_record_with_the_swap_that_is_used()
    {
        _run.AddMachine(new MachineRecord { Tick = 2, TimeNs = (ulong)HandMadeRun.EpochNs + 100_000_000, SwapIn = 7, FreePages = 10, SwapFreePages = 120_000 });

        MachineRow row = Assert.Single(ResultRows.Machine(_run.Build()));

        Assert.Equal(
            Row.Machine(2, 0.1, "pair-a", (MachineColumn.SwapIn, 7), (MachineColumn.Free, 40), (MachineColumn.SwapUsed, 500_000 - 480_000)), row);
    }

    [Fact]
    public void A_line_of_pressure_is_the_growth_since_the_reading_before()
    {
        _run.Report = _run.Report with
        {
            Pressure = new PressureReadings(
                [HandMadeRun.EpochNs - 5, HandMadeRun.EpochNs + 50_000_000, HandMadeRun.EpochNs + 100_000_000], [1, 11, 31], [2, 5, 5], [3, 103, 104], [4, 4, 44]),
        };

        Assert.Equal(
            [
                Row.Pressure(0.05, "pair-a", (PressureColumn.MemorySome, 10), (PressureColumn.MemoryFull, 3), (PressureColumn.IoSome, 100)),
                Row.Pressure(0.1, "pair-a", (PressureColumn.MemorySome, 20), (PressureColumn.IoSome, 1), (PressureColumn.IoFull, 40)),
            ],
            ResultRows.Pressure(_run.Build()));
    }

    [Fact]
    public void Without_PSI_there_are_no_lines_of_pressure() => Assert.Empty(ResultRows.Pressure(_run.Build()));

    [Fact]
    public void A_run_s_row_has_both_accounts_from_the_registration_on()
    {
        RunRow[] rows = [.. ResultRows.Runs(_run.Build(), Definition)];

        Assert.Equal(
            new RunRow
            {
                Run = "pair-a",
                Parameters = Definition.Parameters,
                Processes = 2,
                Pid = 101,
                Label = "long",
                Command = "work 64 R 500",
                Nice = 10,
                Outcome = "exited 0",
                CompletionNs = 160_000_000,
                Counted = Row.Counted(minor: 111, major: 10, userNs: 4_350_000, systemNs: 1_225_000),
                MaxRssKib = 4000,
                Recorded = Row.Counted(minor: 111, major: 10, userNs: 4_350_000, systemNs: 1_225_000),
                Records = 4,
                Agree = true,
            },
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
        Assert.Equal((111, 110), (rows[0].MinorFaults, rows[0].Recorded[ProcessColumn.MinorFaults]));
        Assert.Equal(["exited 0", "killed by signal 9"], rows.Select(row => row.Outcome));
    }
}
