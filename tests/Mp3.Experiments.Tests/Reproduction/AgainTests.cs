// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Tests.Studies.Handoff;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Reproduction;

/// <summary>What is read back from a manifest gives the manifest's own plans.</summary>
public sealed class AgainTests
{
    private const string Release = "6.1.0-56-amd64";
    private static readonly AgainOptions None = new(Kernel: null, Qemu: null, Jobs: null);

    public static TheoryData<StudyDefinition> Studies => new(
        PairRuns.Define(7, 0.125),
        PairRuns.Define(ulong.MaxValue, 1),
        CopiesRuns.Define([1, 5, 11], 200, 3, 0.5));

    [Theory]
    [MemberData(nameof(Studies), DisableDiscoveryEnumeration = true)]
    public void A_study_is_planned_as_it_was(StudyDefinition study)
    {
        Manifest manifest = ManifestOf(study.Name, [.. PlansOf(study)]);
        manifest = manifest with
        {
            Runs = [.. manifest.Runs.Zip(study.Runs, (run, definition) => run with { Parameters = definition.Parameters })],
            Settings = new StudySettings(512, "hdd", 7, 0.125, "virtual", Release, study.Parameters),
        };

        var request = ProcessAgain.Of(manifest, new AgainOptions(Kernel: null, Qemu: null, Jobs: 3));
        StudyDefinition again = request.Define(0);

        Assert.Equal(Json(manifest.Runs.Select(run => run.Plan)), Json(PlansOf(again)));
        Assert.Equal((study.Name, study.Parameters), (again.Name, again.Parameters));
        Assert.Equal(study.Runs.Select(run => run.Parameters), again.Runs.Select(run => run.Parameters));
        Assert.Equal(
            (512, "hdd", 7UL, 0.125, Release, 3, manifest.Machine.SwapMib),
            (request.Options.MemoryMib, request.Options.Swap.Name, request.Options.Seed, request.Options.Scale, request.Options.Kernel, request.Options.Jobs, request.Options.SwapMib));
        Assert.Equal(manifest.Machine.Sysctls, request.Options.Knobs.Sysctls);
        Assert.Equal(manifest.Machine.Knobs, request.Options.Knobs.Files);
    }

    [Theory]
    [InlineData(DelayKind.SigStop)]
    [InlineData(DelayKind.Cpu)]
    [InlineData(DelayKind.Memory)]
    public void A_sweep_is_planned_as_it_was(DelayKind delay)
    {
        HandoffOptions options = Sweeps.Options([128, 1024], [0, 0.333, 1.5]) with { Delay = delay, Swap = SwapModel.Find("nvme")!, Seed = 5 };
        var sweep = HandoffSweep.Resolve(options);
        Manifest manifest = ManifestOf(HandoffResult.Study, sweep.Plan);
        manifest = manifest with
        {
            Settings = manifest.Settings with { MemoryMib = sweep.Layout.RamMib, Swap = sweep.Swap.Name, Seed = 5 },
            Machine = manifest.Machine with { SwapMib = sweep.Layout.SwapMib },
        };

        var again = HandoffSweep.Resolve(HandoffAgain.Of(manifest, None));

        Assert.Equal(Json([sweep.Plan]), Json([again.Plan]));
        Assert.Equal((sweep.Layout, sweep.Swap, sweep.ResultMib), (again.Layout, again.Swap, again.ResultMib));
    }

    [Theory]
    [InlineData("/bin/sh", "-c", "true")]
    [InlineData("/bin/work", "10", "Q", "10")]
    public void A_process_that_is_not_the_workload_is_refused(params string[] argv)
    {
        Manifest manifest = ManifestOf("casestudy1", new GuestPlan(GuestPlan.CurrentVersion, "run", [new ProcessPlan("p", 0, Argv: argv)], 500));

        var refused = Assert.Throws<Mp3Exception>(() => ProcessAgain.Of(manifest, None));

        Assert.Contains(string.Join(' ', argv), refused.Message, StringComparison.Ordinal);
    }

    private static Manifest ManifestOf(string study, params GuestPlan[] plans)
    {
        Manifest manifest = SyntheticStudy.ManifestOf(study, Manifest.Complete, 1);
        return manifest with { Runs = [.. plans.Select(plan => manifest.Runs[0] with { Plan = plan })] };
    }

    private static IReadOnlyList<GuestPlan> PlansOf(StudyDefinition study) =>
        StudyPlan.Resolve(study, Guest.Studies.Options(1024), Release).Runs;

    private static string[] Json(IEnumerable<GuestPlan> plans) => [.. plans.Select(plan => JsonSerializer.Serialize(plan, ProtocolJson.Default.GuestPlan))];
}
