// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

public sealed class InitramfsTests
{
    [Fact]
    public void It_holds_every_part_of_the_guest()
    {
        using var folder = new ScratchFolder();

        Initramfs initramfs = Initramfs.Build(Content(folder));
        string[] names = Tool.Run("busybox", ["cpio", "-t"], initramfs.Image.ToArray()).Split('\n');

        foreach (string name in new[]
        {
            "init", "bin/busybox", "bin/sh", "bin/work", "bin/mp3-agent", "bin/libHelper.so", "lib/modules/mp3.ko",
            "lib/modules/null_blk.ko", "lib/modules/virtio_ring.ko", "lib/modules/virtio_blk.ko", "etc/mp3/plan.json",
            "lib64/ld-linux-x86-64.so.2", "proc", "sys", "dev",
        })
        {
            Assert.Contains(name, names);
        }

        Assert.Contains(names, name => Path.GetFileName(name) == "libc.so.6");
    }

    [Fact]
    public void Lists_and_settings_are_what_the_init_script_reads()
    {
        using var folder = new ScratchFolder();
        using var unpacked = new ScratchFolder();

        Tool.Run("sh", ["-c", $"cd '{unpacked.Path}' && exec busybox cpio -idm"], Initramfs.Build(Content(folder)).Image.ToArray());

        string Text(string name) => File.ReadAllText(Path.Combine(unpacked.Path, name));
        Assert.Equal("/lib/modules/null_blk.ko\n", Text("etc/mp3/modules.boot"));
        Assert.Equal("/lib/modules/virtio_ring.ko\n/lib/modules/virtio_blk.ko\n", Text("etc/mp3/modules.result"));
        Assert.Equal("null", Text("lib/modules/null_blk.ko"));
        Assert.Equal("ring, packed", Text("lib/modules/virtio_ring.ko"));
        Assert.Equal("it's 5 $HOME\n", Tool.Run("sh", ["-c", $". '{unpacked.Path}/etc/mp3/guest.conf' && echo \"$NOTE\""]));
        Assert.Equal(UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(unpacked.Path, "init")) & UnixFileMode.UserExecute);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        using var folder = new ScratchFolder();
        InitramfsContent content = Content(folder);

        Initramfs one = Initramfs.Build(content);
        Initramfs other = Initramfs.Build(content with
        {
            Settings = new Dictionary<string, string>(content.Settings.Reverse(), StringComparer.Ordinal),
        });

        Assert.Equal(one.Sha256, other.Sha256);
        Assert.Equal(one.Image.ToArray(), other.Image.ToArray());
        Assert.Equal(one.Sha256, Tool.Run("sha256sum", [], one.Image.ToArray())[..64]);
    }

    [Fact]
    public void A_part_that_was_not_built_is_named_with_the_command_that_builds_it()
    {
        using var folder = new ScratchFolder();
        InitramfsContent content = Content(folder) with { Mp3ModulePath = "/nonexistent/mp3.ko" };

        var error = Assert.Throws<Mp3Exception>(() => Initramfs.Build(content));

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.Contains("/nonexistent/mp3.ko", error.Message, StringComparison.Ordinal);
        Assert.Contains("'make build'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_a_shell_could_not_read_is_refused() =>
        Assert.Throws<ArgumentException>(() => Initramfs.ShellSettings(new Dictionary<string, string>(StringComparer.Ordinal) { ["A B"] = "1" }));

    private static InitramfsContent Content(ScratchFolder folder)
    {
        folder.Write("modules/modules.dep", "null_blk.ko:\nvirtio_ring.ko.xz:\nvirtio_blk.ko: virtio_ring.ko.xz\n");
        folder.Write("modules/modules.builtin", "");
        folder.Write("modules/null_blk.ko", "null");
        folder.Write("modules/virtio_blk.ko", "blk");
        Tool.Run("xz", [folder.Write("modules/virtio_ring.ko", "ring, packed")]);
        folder.Write("agent/mp3-agent", "");
        File.Copy(Programs.Find("ls")!, Path.Combine(folder.Path, "agent/mp3-agent"), overwrite: true);
        File.Copy(Programs.Find("ls")!, Path.Combine(folder.Path, "agent/libHelper.so"));
        return new InitramfsContent(
            new GuestKernel("6.1.0-1-amd64", "/none", Path.Combine(folder.Path, "modules"), "/none"),
            "#!/bin/busybox sh\n",
            ["null_blk"],
            ["virtio_blk"],
            folder.Write("mp3.ko", "module"),
            Programs.Find("busybox")!,
            Path.Combine(folder.Path, "agent/mp3-agent"),
            new GuestPlan(GuestPlan.CurrentVersion, "pair-a", [], 100),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["NOTE"] = "it's 5 $HOME", ["SWAP"] = "ssd" });
    }
}
