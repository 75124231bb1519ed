// SPDX-License-Identifier: MIT

using System.Security.Cryptography;
using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.ProgramFiles;

public sealed class ProgramDiskTests : IDisposable
{
    private const int Mib = 1024 * 1024;

    private readonly Built _built = new();
    private readonly ScratchFolder _files = new();

    public void Dispose()
    {
        _built.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_program_of_this_machine_comes_with_its_loader_and_its_libraries()
    {
        ProgramDisk disk = await _built.BuildAsync(Built.Of("ls"));

        Assert.Equal(["/usr/bin/ls"], disk.Programs);
        string[] libraries = [.. Tool.Run("ldd", ["/usr/bin/ls"]).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim().Split(' ')[0]).Where(name => !name.StartsWith("linux-vdso", StringComparison.Ordinal))];
        Assert.Equal(
            libraries.Where(name => !name.StartsWith('/')).Order(StringComparer.Ordinal),
            Built.NamesIn(disk, "/usr/lib/x86_64-linux-gnu").Where(name => !name.StartsWith("ld-linux", StringComparison.Ordinal)));
        Assert.Equal(["ld-linux-x86-64.so.2"], Built.NamesIn(disk, "/usr/lib64"));
        Assert.Equal("0755", Built.ModeOf(disk, "/usr/bin/ls"));
        Assert.Equal("01777", Built.ModeOf(disk, "/tmp"));
        Assert.Equal("127.0.0.1 localhost\n::1 localhost\n", Built.Read(disk, "/etc/hosts"));
    }

    [Fact]
    public async Task The_file_system_is_sound_and_ends_where_its_files_do()
    {
        _files.Write("data", new string('x', 3 * Mib));

        ProgramDisk disk = await _built.BuildAsync(Built.Of("ls") with { Files = [new(_files["data"], "/work/data")], RoomMib = 300 });

        long length = new FileInfo(disk.Path).Length;
        Assert.Equal(0, length % Mib);
        Assert.InRange(length, 5 * Mib, 16 * Mib);
        Assert.InRange(disk.SizeMib, 305, 330);
        Assert.Equal(disk.Sha256, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(disk.Path, TestContext.Current.CancellationToken))));
        string whole = _files["whole"];
        File.Copy(disk.Path, whole);
        using (FileStream file = File.OpenWrite(whole))
        {
            file.SetLength((long)disk.SizeMib * Mib);
        }

        Tool.Run("/usr/sbin/e2fsck", ["-fn", whole]);
        Assert.InRange(FreeMib(disk), 300, 320);
    }

    [Fact]
    public async Task The_same_files_make_the_same_bytes_from_wherever_and_whenever_they_come()
    {
        string[] digests = new string[2];
        for (int i = 0; i < 2; i++)
        {
            using var cache = new Built();
            using var folder = new ScratchFolder();
            string name = i == 0 ? "one" : "another folder";
            string tree = folder[name];
            foreach (string file in i == 0 ? (string[])["a", "sub/b", "c c"] : ["c c", "sub/b", "a"])
            {
                string path = folder.Write($"{name}/{file}", $"content of {file}");
                File.SetUnixFileMode(path, i == 0 ? (UnixFileMode)0x1A4 : (UnixFileMode)0x180);
                File.SetLastWriteTimeUtc(path, new DateTime(2001 + i, 2, 3, 4, 5, 6, DateTimeKind.Utc));
            }

            string script = folder.Write($"{name}/run", "#!/bin/sh\n");
            File.SetUnixFileMode(script, i == 0 ? (UnixFileMode)0x1ED : (UnixFileMode)0x1C0);
            File.CreateSymbolicLink(folder[$"{name}/link"], "sub/b");
            File.Copy("/bin/ls", folder[$"{name}/own"]);
            ProgramDisk disk = await cache.BuildAsync(
                Built.Of("./own", folder[$"{name}/own"]) with { Files = [new(tree, "/work")], RoomMib = 16 });
            Assert.Equal("/work/own", disk.Programs[0]);
            digests[i] = disk.Sha256;
        }

        Assert.Equal(digests[0], digests[1]);
    }

    [Fact]
    public async Task A_file_with_holes_is_the_same_as_one_that_has_zeros_there()
    {
        byte[] content = new byte[5 * Mib];
        new Random(1).NextBytes(content.AsSpan(Mib, Mib));
        content[^100] = 1;
        await File.WriteAllBytesAsync(_files["dense"], content, TestContext.Current.CancellationToken);
        using (FileStream sparse = File.Create(_files["sparse"]))
        {
            sparse.Position = Mib;
            sparse.Write(content.AsSpan(Mib, Mib));
            sparse.Position = content.Length - 100;
            sparse.WriteByte(1);
            sparse.SetLength(content.Length);
        }

        using var other = new Built();
        ProgramDisk dense = await _built.BuildAsync(Built.Of() with { Files = [new(_files["dense"], "/work/a")] });
        ProgramDisk holes = await other.BuildAsync(Built.Of() with { Files = [new(_files["sparse"], "/work/a")] });

        Assert.Equal(dense.Sha256, holes.Sha256);
        Assert.InRange(new FileInfo(dense.Path).Length, 2 * Mib, 5 * Mib);
    }

    [Theory]
    [InlineData("two  words ")]
    [InlineData("a \"quoted\" name")]
    [InlineData("it's")]
    [InlineData("back\\slash")]
    [InlineData("<12>")]
    [InlineData("-x")]
    [InlineData("#no comment")]
    [InlineData("tab\tbed")]
    [InlineData("naïve")]
    public async Task Names_come_as_they_are(string name)
    {
        _files.Write($"tree/{name}/{name}", "text");
        File.CreateSymbolicLink(_files[$"tree/{name}/link"], name);

        ProgramDisk disk = await _built.BuildAsync(Built.Of() with { Files = [new(_files["tree"], "/work")] });

        Assert.Equal([name], Built.NamesIn(disk, "/work"));
        string quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
        Assert.Equal("text", Built.Read(disk, $"/work/{quoted}/{quoted}"));
        Assert.Equal(name, Built.TargetOf(disk, $"/work/{quoted}/link"));
    }

    [Fact]
    public async Task A_folder_with_thousands_of_files_comes_whole()
    {
        string name = new('n', 100);
        for (int i = 0; i < 3000; i++)
        {
            _files.Write($"many/{name}{i}", $"{i}");
        }

        ProgramDisk disk = await _built.BuildAsync(Built.Of() with { Files = [new(_files["many"], "/work/many")] });

        Assert.Equal(3000, Built.NamesIn(disk, "/work/many").Length);
        Assert.Equal("2999", Built.Read(disk, $"/work/many/{name}2999"));
    }

    [Fact]
    public async Task A_disk_that_was_made_before_is_found_and_one_that_was_damaged_is_made_again()
    {
        _files.Write("data", "1");
        ProgramFilesRequest request = Built.Of() with { Files = [new(_files["data"], "/work/data")] };
        ProgramDisk first = await _built.BuildAsync(request);
        File.SetLastWriteTimeUtc(first.Path, DateTime.UnixEpoch);

        ProgramDisk second = await _built.BuildAsync(request);
        Assert.Equal(first.Path, second.Path);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(second.Path));

        await File.WriteAllTextAsync(first.Path, "", TestContext.Current.CancellationToken);
        await _built.BuildAsync(request);
        Assert.Equal(first.Sha256, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(first.Path, TestContext.Current.CancellationToken))));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(Path.GetDirectoryName(first.Path)!), path => path.Contains(".new-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_whole_root_keeps_its_links_and_what_it_has_of_its_own()
    {
        _files.Write("root/etc/hosts", "mine\n");
        _files.Write("root/bin/tool", "#!/bin/other\n");
        _files.Write("root/usr/bin/other", "");
        File.Copy("/bin/busybox", _files["root/usr/bin/other"], overwrite: true);
        File.SetUnixFileMode(_files["root/bin/tool"], (UnixFileMode)0x1ED);
        File.CreateSymbolicLink(_files["root/etc/abs"], "/etc/hosts");
        Tool.Run("mkfifo", [_files["root/pipe"]]);

        ProgramDisk disk = await _built.BuildAsync(Built.Of("tool") with { Root = _files["root"] });

        Assert.Equal(["/usr/bin/tool"], disk.Programs);
        Assert.Equal("mine\n", Built.Read(disk, "/etc/hosts"));
        Assert.Equal("/etc/hosts", Built.TargetOf(disk, "/etc/abs"));
        Assert.Equal(["other", "tool"], Built.NamesIn(disk, "/usr/bin"));
        Assert.DoesNotContain("pipe", Built.NamesIn(disk, "/"));
    }

    [Theory]
    [InlineData("/", "/work/x")]
    [InlineData("/work", "/work/x")]
    [InlineData("/tmp", "/work/x")]
    [InlineData("/work/sub/../tree", "/work/x")]
    [InlineData("/work/link", "/work/x")]
    public async Task A_folder_is_no_output(string folder, string file)
    {
        _files.Write("work/tree/a", "");
        File.CreateSymbolicLink(_files["work/link"], "tree");
        ProgramFilesRequest request = Built.Of() with { Files = [new(_files["work"], "/work")] };

        Assert.NotNull(await _built.BuildAsync(request with { Outputs = [file, "/work/tree/a"] }));
        var error = await Assert.ThrowsAsync<Mp3Exception>(() => _built.BuildAsync(request with { Outputs = [file, folder] }));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.StartsWith($"--output {folder}: a folder can't be brought back; name each file by an --output of its own, or ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_comes_with_the_libraries_of_its_programs_and_says_what_is_missing()
    {
        _files.Write("none.c", "int none(void) { return 0; }\n");
        _files.Write("tool.c", "int none(void);\nint main(void) { return none(); }\n");
        Directory.CreateDirectory(_files["app"]);
        Tool.Run("gcc", ["-shared", "-fPIC", "-o", _files["libnone.so"], _files["none.c"]]);
        Tool.Run("gcc", ["-o", _files["app/tool"], _files["tool.c"], "-L", _files.Path, "-lnone"]);
        File.Copy("/bin/ls", _files["app/own"]);

        ProgramDisk disk = await _built.BuildAsync(Built.Of() with { Files = [new(_files["app"], "/work/app")] });

        Assert.Contains("libc.so.6", Built.NamesIn(disk, "/usr/lib/x86_64-linux-gnu"));
        Assert.StartsWith($"{_files["app/tool"]} needs libnone.so, which is neither ", Assert.Single(disk.Missing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-file", "no-such-file: there is no such file")]
    [InlineData("tree", "is a link to a folder outside of")]
    public async Task A_file_that_can_t_come_is_an_error_of_one_line(string source, string message)
    {
        _files.Write("tree/a", "");
        File.CreateSymbolicLink(_files["tree/out"], "/usr/share");

        var error = await Assert.ThrowsAsync<Mp3Exception>(() => _built.BuildAsync(Built.Of() with { Files = [new(_files[source], "/work/x")] }));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_at_its_own_place_keeps_its_links()
    {
        _files.Write("tree/a", "");
        File.CreateSymbolicLink(_files["tree/out"], "/usr/share");

        ProgramDisk disk = await _built.BuildAsync(Built.Of() with { Files = [new(_files["tree"], _files["tree"])] });

        Assert.Equal("/usr/share", Built.TargetOf(disk, _files["tree/out"]));
    }

    private static double FreeMib(ProgramDisk disk) =>
        long.Parse(Built.Ask(disk, "stats -h").Split("Free blocks:")[1].Trim().Split('\n')[0]) * 4096.0 / Mib;
}
