// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>What a user sets in the guest's kernel.</summary>
[Trait("Category", "Guest")]
public sealed class KnobTests
{
    private const string Cluster = "vm.page-cluster";
    private const string LruGen = "/sys/kernel/mm/lru_gen/enabled";

    [Fact]
    public async Task Without_readahead_every_swap_in_is_a_major_fault_and_the_manifest_says_what_was_set()
    {
        StudyDefinition study = Studies.Of(new Workload(64, AccessPattern.Random, 12_000, 2, Seed: 1));
        ProcessRuns.Outcome usual = await Studies.RunAsync(study, Studies.Options(112));
        ProcessRuns.Outcome set = await Studies.RunAsync(study, Studies.Options(112) with
        {
            Knobs = new GuestKnobs(Of(Cluster, "0"), Of(LruGen, "0")),
        });

        Studies.AssertAllChecksPass(set);
        Assert.True(SwapReadaheads(usual) > 0);
        Assert.Equal(0, SwapReadaheads(set));
        Assert.Equal("0", set.Manifest.Machine.Sysctls[Cluster]);
        Assert.Equal("3", usual.Manifest.Machine.Sysctls[Cluster]);
        Assert.Equal("0", Assert.Single(set.Manifest.Machine.Knobs, knob => knob.Key == LruGen).Value);
    }

    [Fact]
    public async Task A_sysctl_that_the_kernel_does_not_have_is_named_before_the_boot()
    {
        Mp3Exception error = await FailureOf(new GuestKnobs(Of("vm.nonsense", "1"), Of(LruGen, "0")));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains("--sysctl vm.nonsense: kernel ", error.Message, StringComparison.Ordinal);
        Assert.Contains(" has no 'nonsense'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_the_kernel_does_not_have_is_named_before_the_boot()
    {
        Mp3Exception error = await FailureOf(new GuestKnobs(Of("vm.swappiness", "1"), Of("/sys/kernel/mm/lru_gem/enabled", "0")));

        Assert.Contains("--knob /sys/kernel/mm/lru_gem/enabled: kernel ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_the_kernel_does_not_take_is_named_as_that()
    {
        Mp3Exception error = await FailureOf(new GuestKnobs(Of("vm.swappiness", "lots"), Of(LruGen, "0")));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.StartsWith("the guest's kernel refuses --sysctl vm.swappiness=lots: ", error.Message, StringComparison.Ordinal);
    }

    private static Task<Mp3Exception> FailureOf(GuestKnobs knobs) => Assert.ThrowsAsync<Mp3Exception>(() => Studies.RunAsync(
        Studies.Of(new Workload(1, AccessPattern.Random, 1, 1, Seed: 1)), Studies.Options(112) with { Knobs = knobs }));

    private static long SwapReadaheads(ProcessRuns.Outcome outcome) =>
        outcome.Manifest.Runs.Single().Report.Vmstat.GetValueOrDefault("swap_ra");

    private static Dictionary<string, string> Of(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
