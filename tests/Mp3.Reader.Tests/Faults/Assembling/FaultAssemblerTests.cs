// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Reader.Tests.Faults.Assembling;

public sealed class FaultAssemblerTests
{
    /// <summary>Threads that do anything but what leaves the kind open: untrapped faults of the other kind before the
    /// next trap, and untrapped faults after a last fault that failed.</summary>
    [Fact]
    public void Whatever_threads_do_each_fault_gets_its_kind()
    {
        Gen.Select(Gen.UInt[40, 43], Gen.Int[0, 9], Gen.ULong[1, 1_000_000]).Array[1, 60].Sample(steps =>
        {
            FaultStory story = new FaultStory().Had(40, 100, 7);
            foreach ((uint tid, int what, ulong number) in steps)
            {
                _ = what switch
                {
                    < 4 => story.Minor(tid),
                    < 7 => story.Major(tid, number),
                    7 => story.Major(tid, latencyNs: null),
                    8 => story.Failed(tid).Minor(tid),
                    _ => story.Minor(tid).WithoutTrap(tid, number % 5, 0),
                };
            }

            // A last fault without an end is told from the totals, if it was minor.
            foreach (uint tid in steps.Select(step => step.Item1).Distinct())
            {
                story.Minor(tid);
            }

            (List<Fault> faults, ProcessFaults counts) = Assemble(story.Records, story.Totals);

            Assert.Equal(story.Faults, faults);
            Assert.Equal(story.Untrapped, counts.Untrapped);
            Assert.Equal(0, counts.Lost);
            Assert.Equal(story.Faults.Count(fault => fault.Kind == FaultKind.Minor), counts.Minor);
            Assert.Equal(story.Faults.Count(fault => fault.Kind == FaultKind.Major), counts.Major);
            Assert.Equal(story.Faults.Count(fault => fault.Kind == FaultKind.Failed), counts.Failed);
            Assert.Equal(0, counts.Open);
        });
    }

    [Fact]
    public void Faults_without_a_trap_after_a_major_one_are_not_its()
    {
        FaultStory story = new FaultStory().Major(40, 90_000).WithoutTrap(40, 3, 4).Minor(40);

        (List<Fault> faults, ProcessFaults counts) = Assemble(story.Records, story.Totals);

        Assert.Equal(story.Faults, faults);
        Assert.Equal(7, counts.Untrapped);
    }

    [Fact]
    public void A_fault_after_which_both_counts_grow_is_open_but_counted()
    {
        FaultStory story = new FaultStory().Minor(40).WithoutTrap(40, 0, 2).Minor(40);

        (List<Fault> faults, ProcessFaults counts) = Assemble(story.Records, story.Totals);

        Assert.Equal([FaultKind.Open, FaultKind.Minor], faults.Select(fault => fault.Kind));
        Assert.Equal(new ProcessFaults(Minor: 1, Major: 0, Failed: 0, Open: 1, Lost: 0, Untrapped: 2), counts);
    }

    [Fact]
    public void A_last_fault_that_killed_its_process_has_failed()
    {
        FaultStory story = new FaultStory().Minor(40).Failed(40);

        (List<Fault> faults, _) = Assemble(story.Records, story.Totals);

        Assert.Equal(story.Faults, faults);
    }

    [Fact]
    public void Of_two_last_faults_one_counted_and_one_not_both_are_open()
    {
        FaultStory story = new FaultStory().Minor(40).Failed(41);

        (List<Fault> faults, ProcessFaults counts) = Assemble(story.Records, story.Totals);

        Assert.Equal([FaultKind.Open, FaultKind.Open], faults.Select(fault => fault.Kind));
        Assert.Equal(0, counts.Untrapped);
    }

    [Fact]
    public void Without_totals_a_last_fault_is_open()
    {
        FaultStory story = new FaultStory().Minor(40).Minor(40);

        (List<Fault> faults, ProcessFaults counts) = Assemble(story.Records, totals: null);

        Assert.Equal([FaultKind.Minor, FaultKind.Open], faults.Select(fault => fault.Kind));
        Assert.Equal((null, null), (counts.Lost, counts.Untrapped));
    }

    /// <summary>A thread number that another thread got: its counts begin anew.</summary>
    [Fact]
    public void A_number_that_is_given_again_joins_no_faults()
    {
        FaultStory story = new FaultStory().Had(41, 5, 5).Minor(41);
        story.Had(41, 0, 0).Minor(41).Minor(41);

        (List<Fault> faults, ProcessFaults counts) = Assemble(story.Records, story.Totals);

        Assert.Equal(story.Faults, faults);
        Assert.Equal(3, counts.Minor);
    }

    /// <summary>Any stretch of time whose records are lost, of any story.</summary>
    [Fact]
    public void No_fault_gets_a_wrong_kind_for_records_that_are_lost()
    {
        Gen.Select(Gen.Select(Gen.UInt[40, 42], Gen.Int[0, 3]).Array[2, 40], Gen.Int[0, 100], Gen.Int[1, 20], Gen.Int[1, 7]).Sample(
            (steps, start, length, dropped) =>
            {
                var story = new FaultStory();
                foreach ((uint tid, int what) in steps)
                {
                    _ = what switch
                    {
                        0 => story.Failed(tid),
                        1 => story.Major(tid, 500),
                        _ => story.Minor(tid),
                    };
                }

                // Of the stretch every record or only some: those of one processor.
                List<FaultRecord> all = story.Records;
                int from = 1 + (start % (all.Count - 1));
                int until = Math.Min(from + length, all.Count);
                List<FaultRecord> rest =
                [
                    .. all[..from],
                    FaultRecord.Loss(all[from - 1].TimeNs, until < all.Count ? all[until].TimeNs : ulong.MaxValue, 1),
                    .. all[from..until].Where((_, index) => index % dropped != 0),
                    .. all[until..],
                ];

                (List<Fault> faults, ProcessFaults counts) = Assemble(rest, story.Totals);

                var truth = story.Faults.ToDictionary(fault => fault.TimeNs);
                Assert.All(faults, fault => Assert.Contains(fault.Kind, (FaultKind[])[truth[fault.TimeNs].Kind, FaultKind.Open]));
                Assert.Equal(truth.Count, faults.Count + counts.Lost);
            });
    }

    /// <summary>The end of a major fault is lost, so each fault is there, but what the totals leave over is a minor fault
    /// of the first thread, not of the last one.</summary>
    [Fact]
    public void A_last_fault_is_not_taken_for_one_near_a_loss()
    {
        FaultStory story = new FaultStory().Minor(40).Major(42, 500).Minor(42).Failed(42);
        List<FaultRecord> all = story.Records;
        List<FaultRecord> withoutEnd =
            [.. all[..2], FaultRecord.Loss(all[1].TimeNs, all[3].TimeNs, 1), .. all[3..]];

        (List<Fault> faults, ProcessFaults counts) = Assemble(withoutEnd, story.Totals);

        Assert.Equal(
            [FaultKind.Open, FaultKind.Open, FaultKind.Minor, FaultKind.Open], faults.Select(fault => fault.Kind));
        Assert.Equal(0, counts.Lost);
    }

    [Fact]
    public void A_record_that_comes_late_is_open_and_says_nothing_of_others()
    {
        FaultStory story = new FaultStory().Minor(40).Minor(40).Minor(40);

        (List<Fault> faults, ProcessFaults counts) = Assemble(
            [story.Records[0], story.Records[2], story.Records[1]], story.Totals);

        Assert.Equal([FaultKind.Minor, FaultKind.Open, FaultKind.Minor], faults.Select(fault => fault.Kind));
        Assert.Equal((0, null), (counts.Lost, counts.Untrapped));
    }

    [Fact]
    public void Order_is_restored_within_a_window()
    {
        Gen.Int[0, FaultOrder.Window - 1].Array[0, 300].Sample(delays =>
        {
            FaultRecord[] records = [.. delays.Select((delay, index) => new FaultRecord { TimeNs = (ulong)index })];
            FaultRecord[] shuffled = [.. records.OrderBy(record => (int)record.TimeNs + delays[(int)record.TimeNs])];

            Assert.Equal(records, FaultOrder.Of(shuffled));
        });
    }

    [Fact]
    public void More_records_than_the_window_pass_through_it()
    {
        FaultRecord[] records = FaultModel.Records(records: 3 * FaultOrder.Window, seed: 6);

        Assert.Equal(records, FaultOrder.Of(records));
    }

    private static (List<Fault> Faults, ProcessFaults Counts) Assemble(IEnumerable<FaultRecord> records, FaultTotals? totals)
    {
        List<Fault> faults = [];
        var assembler = new FaultAssembler(faults.Add);
        foreach (FaultRecord record in records)
        {
            assembler.Add(record);
        }

        ProcessFaults counts = assembler.End(FaultStory.Pid, totals);
        return ([.. faults.OrderBy(fault => fault.TimeNs)], counts);
    }
}
