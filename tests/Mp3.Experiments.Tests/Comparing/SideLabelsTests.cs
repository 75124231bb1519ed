// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class SideLabelsTests
{
    private static readonly Manifest Any = SyntheticStudy.ManifestOf("casestudy1", Manifest.Complete, 1);

    [Fact]
    public void Swap_models_are_their_names() => Assert.Equal(
        ("ssd", "zram"), Of(Any, Any with { Settings = Any.Settings with { Swap = "zram" } }));

    [Fact]
    public void Kernels_are_their_series_as_long_as_these_differ()
    {
        Assert.Equal(("kernel 6.1", "kernel 6.12"), Of(Any, WithKernel("6.12.95+deb12-amd64")));
        Assert.Equal(("6.1.0-56-amd64", "6.1.0-57-amd64"), Of(Any, WithKernel("6.1.0-57-amd64")));
    }

    [Fact]
    public void A_sysctl_is_its_last_word_and_its_value()
    {
        Manifest other = Any with { Machine = Any.Machine with { Sysctls = new Dictionary<string, string> { ["vm.swappiness"] = "10" } } };

        Assert.Equal(("swappiness=60", "swappiness=10"), Of(Any, other));
    }

    [Fact]
    public void What_follows_from_the_RAM_by_itself_is_no_name()
    {
        Manifest Of(int ram, string free) => Any with
        {
            Settings = Any.Settings with { MemoryMib = ram },
            Machine = Any.Machine with { Sysctls = new Dictionary<string, string> { ["vm.min_free_kbytes"] = free } },
        };

        Assert.Equal(("1,024 MiB RAM", "512 MiB RAM"), SideLabelsTests.Of(Of(1024, "4096"), Of(512, "2896")));
    }

    [Fact]
    public void A_knob_that_one_side_did_not_write_is_the_default_there()
    {
        Manifest other = Any with { Machine = Any.Machine with { Knobs = new Dictionary<string, string> { ["/sys/kernel/mm/lru_gen/enabled"] = "y" } } };

        Assert.Equal(("lru_gen/enabled=default", "lru_gen/enabled=y"), Of(Any, other));
    }

    [Fact]
    public void Up_to_three_differences_are_all_named_and_more_leave_the_folders_names()
    {
        Manifest two = Any with { Settings = Any.Settings with { Swap = "hdd", MemoryMib = 512 } };

        Assert.Equal(("ssd, 1,024 MiB RAM", "hdd, 512 MiB RAM"), Of(Any, two));
        Manifest three = two with { Settings = two.Settings with { Seed = 99 } };
        Assert.Equal(("ssd, 1,024 MiB RAM, seed 7", "hdd, 512 MiB RAM, seed 99"), Of(Any, three));
        Assert.Equal(("one", "other"), Of(Any, three with { Settings = three.Settings with { Scale = 0.5 } }));
        Assert.Equal(("one", "other"), Of(Any, Any));
    }

    [Fact]
    public void All_that_differs_among_several_is_in_every_name_and_twins_get_numbers()
    {
        Manifest zram = Any with { Settings = Any.Settings with { Swap = "zram" } };
        Manifest small = Any with { Settings = Any.Settings with { MemoryMib = 512 } };

        Assert.Equal(["ssd, 1,024 MiB RAM", "zram, 1,024 MiB RAM", "ssd, 512 MiB RAM"], OfAll(Any, zram, small));
        Assert.Equal(["ssd 1", "zram", "ssd 2"], OfAll(Any, zram, Any));
        Assert.Equal(["side 0", "side 1", "side 2"], OfAll(Any, Any, Any));
    }

    [Fact]
    public void Of_several_kernels_two_builds_of_a_series_keep_their_whole_names() => Assert.Equal(
        ["6.1.0-56-amd64", "6.1.0-57-amd64", "6.12.95+deb12-amd64"], OfAll(Any, WithKernel("6.1.0-57-amd64"), WithKernel("6.12.95+deb12-amd64")));

    private static Manifest WithKernel(string release) => Any with { Settings = Any.Settings with { Kernel = release } };

    private static (string A, string B) Of(Manifest a, Manifest b)
    {
        IReadOnlyList<string> labels = SideLabels.Of([Side("one", a), Side("other", b)]);
        return (labels[0], labels[1]);
    }

    private static IReadOnlyList<string> OfAll(params Manifest[] manifests) => SideLabels.Of([.. manifests.Select((manifest, i) => Side($"side {i}", manifest))]);

    private static ComparedSide Side(string name, Manifest manifest) => Compared.Side(name, new ProcessResult(manifest, "aa", [], []));
}
