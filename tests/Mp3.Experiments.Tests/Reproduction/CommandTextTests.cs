// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Reproduction;

public sealed class CommandTextTests
{
    [Fact]
    public void Every_option_is_written_out_and_what_a_shell_would_change_is_quoted()
    {
        Manifest some = ReferenceStudy.Multiprog.Manifest;
        Manifest manifest = some with
        {
            Settings = some.Settings with { Parameters = Parameters.Of(("n", new ParameterValue("1,5")), ("size", ParameterValue.Of(100))), MemoryMib = 512, Swap = "hdd", Disk = SwapModel.Find("hdd")!.Disk!.Specification, Seed = 7, Scale = 0.125, Kernel = "6.1.0-56-amd64" },
            Machine = some.Machine with
            {
                SwapMib = 10,
                Sysctls = new Dictionary<string, string> { ["vm.swappiness"] = "100" },
                Knobs = new Dictionary<string, string> { ["/sys/a"] = "it's" },
            },
        };

        Assert.Equal(
            @"mp3 multiprog --n 1,5 --size 100 --memory 512 --swap hdd --seed 7 --scale 0.125 --kernel 6.1.0-56-amd64 --sysctl vm.swappiness=100 --knob '/sys/a=it'\''s'",
            CommandText.Of(manifest));
    }

    [Fact]
    public void Faults_are_recorded_again()
    {
        Manifest some = ReferenceStudy.Multiprog.Manifest;

        Assert.EndsWith(" --faults", CommandText.Of(some with { Settings = some.Settings with { Faults = true } }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_of_other_figures_is_named_with_them()
    {
        Manifest some = ReferenceStudy.Multiprog.Manifest;

        Assert.DoesNotContain("--disk", CommandText.Of(some), StringComparison.Ordinal);
        Assert.Contains(" --swap ssd --disk latency=5us,depth=2 ", CommandText.Of(some with { Settings = some.Settings with { Disk = "latency=5us,depth=2" } }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_s_own_options_are_read_from_its_plan() => Assert.Matches(
        "^mp3 casestudy3 --capacity [0-9,]+ --stall 0,0.5,1,1.5,2,2.5,3 --period 30 --tick 50 --delay sigstop --memory [0-9]+ ",
        CommandText.Of(ReferenceStudy.CaseStudy3.Manifest));
}
