// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class CpioArchiveTests
{
    [Fact]
    public void Cpio_lists_the_entries_sorted_and_with_their_folders()
    {
        var archive = new CpioArchive();
        archive.AddText("/etc/mp3/plan.json", "{}");
        archive.AddFile("/bin/work", "x"u8.ToArray(), executable: true);
        archive.AddDirectory("/dev");
        archive.AddSymbolicLink("/bin/sh", "busybox");

        string[] lines = Tool.Run("busybox", ["cpio", "-tv"], archive.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["bin", "bin/sh", "bin/work", "dev", "etc", "etc/mp3", "etc/mp3/plan.json"], lines.Select(NameIn));
        Assert.Equal("drwxr-xr-x", lines[0][..10]);
        Assert.Equal("lrwxrwxrwx", lines[1][..10]);
        Assert.Equal("-rwxr-xr-x", lines[2][..10]);
        Assert.Equal("-rw-r--r--", lines[6][..10]);
        Assert.All(lines, line => Assert.Contains("1970-01-01 00:00:00", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Cpio_unpacks_what_was_packed_whatever_its_length()
    {
        using var folder = new ScratchFolder();
        var archive = new CpioArchive();
        for (int length = 0; length < 9; length++)
        {
            archive.AddText("/f" + new string('x', length), new string('a', length));
        }

        byte[] bytes = archive.ToArray();
        Tool.Run("sh", ["-c", $"cd '{folder.Path}' && exec busybox cpio -idm"], bytes);

        Assert.Equal(0, bytes.Length % 4);
        Assert.Equal(Tool.Run("sha256sum", [], bytes)[..64], archive.Sha256());
        for (int length = 0; length < 9; length++)
        {
            Assert.Equal(new string('a', length), File.ReadAllText(Path.Combine(folder.Path, "f" + new string('x', length))));
        }
    }

    [Fact]
    public void An_entry_has_the_bytes_that_the_format_demands()
    {
        var archive = new CpioArchive();
        archive.AddText("/ab", "hi");

        const string Header = "070701" + "00000001" + "000081A4" + "00000000" + "00000000" + "00000001" + "00000000" + "00000002"
            + "00000000" + "00000000" + "00000000" + "00000000" + "00000003" + "00000000";
        Assert.StartsWith(Header + "ab\0\0\0\0hi\0\0070701", Encoding.ASCII.GetString(archive.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_in_which_entries_are_added_changes_nothing()
    {
        var one = new CpioArchive();
        one.AddText("/a", "1");
        one.AddText("/b/c", "2");
        var other = new CpioArchive();
        other.AddText("/b/c", "2");
        other.AddDirectory("/b");
        other.AddText("/a", "1");

        Assert.Equal(one.ToArray(), other.ToArray());
    }

    [Fact]
    public void The_same_path_twice_is_refused()
    {
        var archive = new CpioArchive();
        archive.AddText("/a", "1");

        Assert.Throws<ArgumentException>(() => archive.AddText("/a", "2"));
    }

    private static string NameIn(string line) => line[(line.IndexOf("00:00:00 ", StringComparison.Ordinal) + 9)..].Split(" -> ")[0];
}
