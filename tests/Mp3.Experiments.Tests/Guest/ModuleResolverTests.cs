// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

public sealed class ModuleResolverTests
{
    private const string Dependencies =
        """
        kernel/mm/zsmalloc.ko:
        kernel/drivers/virtio/virtio_ring.ko.xz:
        kernel/drivers/virtio/virtio.ko.xz: kernel/drivers/virtio/virtio_ring.ko.xz
        kernel/drivers/virtio/virtio_pci.ko.xz: kernel/drivers/virtio/virtio.ko.xz kernel/drivers/virtio/virtio_ring.ko.xz
        kernel/drivers/block/virtio_blk.ko: kernel/drivers/virtio/virtio.ko.xz kernel/drivers/virtio/virtio_ring.ko.xz
        kernel/drivers/block/null_blk/null-blk.ko:
        """;

    [Fact]
    public void Each_module_comes_after_all_that_it_stands_on()
    {
        using var folder = new ScratchFolder();

        Assert.Equal(
            ["virtio_ring.ko.xz", "virtio.ko.xz", "virtio_pci.ko.xz", "virtio_blk.ko"],
            Resolver(folder).Resolve("virtio_pci", "virtio_blk").Select(Path.GetFileName));
    }

    [Fact]
    public void A_built_in_module_needs_no_file()
    {
        using var folder = new ScratchFolder();

        Assert.Equal(["null-blk.ko"], Resolver(folder).Resolve("configfs", "null_blk").Select(Path.GetFileName));
    }

    [Fact]
    public void Files_are_absolute()
    {
        using var folder = new ScratchFolder();

        Assert.Equal([Path.Combine(folder.Path, "kernel/mm/zsmalloc.ko")], Resolver(folder).Resolve("zsmalloc"));
    }

    [Fact]
    public void A_module_that_the_kernel_lacks_is_named()
    {
        using var folder = new ScratchFolder();

        var error = Assert.Throws<Mp3Exception>(() => Resolver(folder).Resolve("zram"));

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.StartsWith("kernel 6.1.0-1-amd64 has no module zram;", error.Message, StringComparison.Ordinal);
    }

    private static ModuleResolver Resolver(ScratchFolder folder)
    {
        folder.Write("modules.dep", Dependencies);
        folder.Write("modules.builtin", "kernel/fs/configfs/configfs.ko\n");
        return new ModuleResolver(new GuestKernel("6.1.0-1-amd64", "/none", folder.Path, "/none"));
    }
}
