// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Tests.Running;

public sealed class VerificationTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_first_record_that_differs_is_named_by_tick_process_and_column()
    {
        RingRecord[] records = [.. Enumerable.Range(1, 5).Select(i => Whole(new RingRecord { Seq = (ulong)i, Tick = (uint)i, Pid = 77, MajorFaults = 10 }))];
        RingRecord[] changed = [.. records];
        changed[3] = Whole(changed[3] with { MajorFaults = 11 });
        changed[4] = Whole(changed[4] with { UserNs = 1 });

        Assert.Equal("tick 4, pid 77, major_faults: 10 stored, 11 now", Verification.FirstDifference(Finished(records), Finished(changed)));
        Assert.Equal("5 records stored, 4 now", Verification.FirstDifference(Finished(records), Finished(records[..4])));
        Assert.Null(Verification.FirstDifference(Finished(records), Finished([.. records])));
    }

    [Fact]
    public void Memory_and_machine_have_columns_of_their_own()
    {
        RingRecord process = Whole(new RingRecord { Seq = 1, Tick = 1, Pid = 77, SwapEntries = 5 });
        RingRecord machine = Whole(new RingRecord { Seq = 2, Tick = 1, Flags = RecordMarks.Machine, MinorFaults = 3 });

        Assert.Equal(
            "tick 1, pid 77, swap_entries: 5 stored, 6 now",
            Verification.FirstDifference(Finished([process]), Finished([Whole(process with { SwapEntries = 6 })])));
        Assert.Equal(
            "tick 1, the machine, swap_in: 3 stored, 4 now",
            Verification.FirstDifference(Finished([machine]), Finished([Whole(machine with { MinorFaults = 4 })])));
    }

    [Fact]
    public void What_is_no_record_is_named_by_its_byte()
    {
        GuestOutcome.Finished stored = Finished([]) with { Records = [1, 2, 3] };

        Assert.Equal("records, byte 2 of 3", Verification.FirstDifference(stored, stored with { Records = [1, 2, 4] }));
    }

    [Fact]
    public void A_report_that_differs_is_named_by_its_field()
    {
        GuestOutcome.Finished stored = Finished([]);

        Assert.Equal(
            "report, mem_available_kib: 2 stored, 3 now",
            Verification.FirstDifference(stored, stored with { Report = stored.Report with { MemAvailableKib = 3 } }));
    }

    [Fact]
    public async Task A_stored_run_is_computed_again_and_compared()
    {
        using var runs = new ReplayedRuns($"[ ! -e '{_scratch["other"]}' ] || run=n2");
        var store = new RunStore(_scratch["store"]);
        GuestRecipe[] recipes = runs.Recipes("n1", "n2");
        ObtainedRun run = (await runs.ObtainAsync(recipes[..1], new StoreUse(store), cancellation: Token))[0];
        var verifier = new Verifier(store, (_, _) => Task.FromResult(runs.Host));

        Verification same = await verifier.VerifyAsync(RunName.Parse(run.Source.Name!), Token);
        _scratch.Write("other", "");
        Verification other = await verifier.VerifyAsync(RunName.Parse(run.Source.Name!), Token);

        Assert.Equal((VerificationVerdict.Same, ""), (same.Verdict, same.Detail));
        Assert.Equal((VerificationVerdict.Differs, "records, byte 1 of 2"), (other.Verdict, other.Detail));
        Assert.Equal(3, runs.Boots.Count);
    }

    [Fact]
    public async Task A_run_of_other_inputs_is_not_tested_and_the_first_of_them_named()
    {
        using var runs = new ReplayedRuns();
        var store = new RunStore(_scratch["store"]);
        ObtainedRun run = (await runs.ObtainAsync(runs.Recipes("n1"), new StoreUse(store), cancellation: Token))[0];
        GuestHost other = runs.Host with { Image = "/bin/sh" };

        Verification result = await new Verifier(store, (_, _) => Task.FromResult(other)).VerifyAsync(RunName.Parse(run.Source.Name!), Token);

        Assert.Equal(VerificationVerdict.NotTested, result.Verdict);
        Assert.Contains("kernel image sha256", result.Detail, StringComparison.Ordinal);
        Assert.Single(runs.Boots);
    }

    [Fact]
    public void Files_that_were_brought_back_are_compared()
    {
        GuestOutcome.Finished stored = Finished([]) with { Files = FileSlice.Of(_scratch.Write("then", "abc")) };

        Assert.Null(Verification.FirstDifference(stored, stored with { Files = FileSlice.Of(_scratch.Write("same", "abc")) }));
        Assert.Equal(
            "the files that were brought back, byte 2 of 3",
            Verification.FirstDifference(stored, stored with { Files = FileSlice.Of(_scratch.Write("now", "abd")) }));
        Assert.Equal("the files that were brought back: something stored, nothing now", Verification.FirstDifference(stored, stored with { Files = null }));
        Assert.Equal("abc", new StreamReader(PackedOutcome.Unpack(PackedOutcome.Pack(stored)).Files!.Open()).ReadToEnd());
    }

    [Fact]
    public async Task A_run_whose_disk_can_t_be_made_again_is_not_tested()
    {
        using var runs = new ReplayedRuns();
        var store = new RunStore(_scratch["store"]);
        string image = _scratch.Write("an image", "what the disk holds");
        GuestRecipe recipe = runs.Recipes("n1")[0] with { StoreMib = 1, Images = [new RecipeImage(image, 0, FileDigests.Of(image))] };
        ObtainedRun run = (await runs.ObtainAsync([recipe], new StoreUse(store), cancellation: Token))[0];

        Verification result = await new Verifier(store, (_, _) => Task.FromResult(runs.Host)).VerifyAsync(RunName.Parse(run.Source.Name!), Token);

        Assert.Equal(VerificationVerdict.NotTested, result.Verdict);
        Assert.Contains($"{Digest.Abbreviate(FileDigests.Of(image))}…) is not in the cache", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_run_knows_what_its_disk_holds_and_not_where_that_is()
    {
        using var runs = new ReplayedRuns();
        GuestRecipe bare = runs.Recipes("n1")[0] with { StoreMib = 8 };
        GuestRecipe recipe = bare with { Images = [new RecipeImage("/a/b.img", 2, "12ab")] };
        GuestRecipe elsewhere = bare with { Images = [new RecipeImage("/c.img", 2, "12ab")] };
        GuestRecipe other = bare with { Images = [new RecipeImage("/a/b.img", 2, "12ac")] };

        RunInputs inputs = runs.Host.InputsOf(recipe);
        Assert.Equal("12ab", inputs["disk image at 2 MiB sha256"]);
        Assert.Equal(inputs.Name, runs.Host.InputsOf(elsewhere).Name);
        Assert.NotEqual(inputs.Name, runs.Host.InputsOf(other).Name);
        Assert.NotEqual(inputs.Name, runs.Host.InputsOf(bare).Name);
        RecipeImage again = Assert.Single(RecipeJson.Parse(inputs[GuestInputs.Machine]!, inputs[GuestInputs.Plan]!).Images);
        Assert.Equal((2, "12ab"), (again.OffsetMib, again.Sha256));
        Assert.DoesNotContain("images", RecipeJson.Of(bare), StringComparison.Ordinal);
    }

    private static RingRecord Whole(RingRecord record) => record with { Check = record.Digest() };

    private static GuestOutcome.Finished Finished(RingRecord[] records) => new(
        new GuestReport(GuestPlan.CurrentVersion, "n1", null, "6.1", 1, 2, 3, 4, 5, new RingFacts(1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 0, 0), 0, new Dictionary<string, long>(), []),
        MemoryMarshal.AsBytes(records.AsSpan()).ToArray());
}
