// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Machines.Disks;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Machines.Disks;

public sealed class DiskSpecificationTests
{
    [Fact]
    public void What_is_named_changes_and_the_rest_stays()
    {
        DiskModel model = DiskSpecification.Apply("latency=100us,bandwidth=500M,depth=16", NamedDisk.Ssd.Model);

        Assert.Equal(new DiskModel(100_000, 100_000, 500_000_000, 500_000_000, 16, 16), model);
        Assert.Equal(NamedDisk.Ssd.Model with { WriteLatencyNs = 1500 }, DiskSpecification.Apply("write-latency=1.5us", NamedDisk.Ssd.Model));
        Assert.Equal(8.5e6, DiskSpecification.Apply("seek=8.5ms,settle=2ms", NamedDisk.Hdd.Model).Rotation!.WriteSeekNs);
    }

    [Fact]
    public void Every_model_is_made_again_from_its_specification() =>
        Gen.Select(Gen.Long[0, 10_000_000_000], Gen.Long[0, 5_000_000_000], Gen.Int[1, 1024], Gen.Int[1, 1024]).Sample((time, rate, depth, servers) =>
        {
            var model = new DiskModel(time, time / 3, rate, rate / 7, depth, servers);

            Assert.Equal(model, DiskSpecification.Apply(model.Specification, NamedDisk.Ssd.Model));
        });

    [Fact]
    public void Every_named_disk_is_made_again_from_its_specification_and_has_a_source_for_each_figure() =>
        Assert.All(NamedDisk.All, disk =>
        {
            Assert.Equal(disk.Model, DiskSpecification.Apply(disk.Model.Specification, disk.Model));
            Assert.All(disk.Model.Specification.Split(','), part =>
                Assert.Contains(disk.Sources.Keys, source => part.Split('=')[0].EndsWith(source, StringComparison.Ordinal)));
        });

    [Theory]
    [InlineData("latency", "choose a time")]
    [InlineData("latency=100", "choose a time up to 10000ms with its unit")]
    [InlineData("latency=11s", "choose a time")]
    [InlineData("latency=-1us", "choose a time")]
    [InlineData("latency=1e3us", "choose a time")]
    [InlineData("bandwidth=5X", "choose bytes")]
    [InlineData("depth=0", "choose a whole number from 1 to 1024")]
    [InlineData("depth=99999999999999999999999999999999999", "choose a whole number")]
    [InlineData("latencey=1us", "there is no 'latencey'; did you mean latency?")]
    [InlineData("", "there is no ''")]
    [InlineData("depth=1,depth=2", "depth is there twice")]
    [InlineData("rpm=7200", "--swap hdd")]
    public void What_makes_no_sense_is_refused(string text, string message)
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => DiskSpecification.Apply(text, NamedDisk.Ssd.Model));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("servers=2", "one arm")]
    [InlineData("bandwidth=0", "one speed")]
    [InlineData("read-bandwidth=100M", "one speed")]
    [InlineData("seek=100us", "a mean seek")]
    public void A_rotating_disk_refuses_what_it_can_t_be(string text, string message) =>
        Assert.Contains(message, Assert.Throws<Mp3Exception>(() => DiskSpecification.Apply(text, NamedDisk.Hdd.Model)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_device_says_what_was_changed_and_that_the_user_chose_it()
    {
        SwapModel swap = SwapModel.Find("ssd")!.WithDisk("latency=100us,bandwidth=0");

        Assert.Equal("ssd (modelled: read-latency=100us,write-latency=100us,read-bandwidth=0,write-bandwidth=0)", swap.Description);
        Assert.Equal("chosen by the user (--disk)", swap.Sources["read-latency"]);
        Assert.Equal(NamedDisk.Ssd.Sources["servers"], swap.Sources["servers"]);
        Assert.Contains("zram is no modelled disk", Assert.Throws<Mp3Exception>(() => SwapModel.Find("zram")!.WithDisk("depth=1")).Message, StringComparison.Ordinal);
    }
}
