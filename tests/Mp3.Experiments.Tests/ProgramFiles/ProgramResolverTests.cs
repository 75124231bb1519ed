// SPDX-License-Identifier: MIT

using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.ProgramFiles;

public sealed class ProgramResolverTests : IDisposable
{
    private readonly ScratchFolder _files = new();
    private readonly GuestTree _tree = new();

    public ProgramResolverTests() => BaseRoot.AddTo(_tree);

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_static_program_comes_alone()
    {
        int before = _tree.Files.Count();

        Assert.Equal("/usr/bin/busybox", Resolve("busybox").Replace("/usr/sbin/", "/usr/bin/", StringComparison.Ordinal));
        Assert.Equal(before + 1, _tree.Files.Count());
    }

    [Fact]
    public void What_comes_along_goes_before_what_this_machine_has()
    {
        GuestFile mine = HostTree.FileOf(Programs("busybox"));
        _tree.AddFile("/usr/local/bin/ls", mine);

        Assert.Equal("/usr/local/bin/ls", Resolve("ls"));
        Assert.Null(_tree.Find("/usr/bin/ls"));
    }

    [Fact]
    public void A_program_of_another_folder_goes_to_work_and_its_libraries_where_every_loader_looks()
    {
        string program = Compile();

        Assert.Equal("/work/tool", Resolve(program));
        Assert.NotNull(_tree.Find("/usr/lib/x86_64-linux-gnu/libfirst.so"));
        Assert.NotNull(_tree.Find("/usr/lib/x86_64-linux-gnu/libsecond.so"));
        Assert.False(_tree.HasBelow(_files.Path));
    }

    [Fact]
    public void A_tree_that_has_its_libraries_keeps_them_where_its_programs_look()
    {
        string program = Compile();
        foreach (string file in (string[])["libfirst.so", "libsecond.so"])
        {
            _tree.AddFile($"/opt/app/lib/{file}", HostTree.FileOf(_files[$"lib/{file}"]));
        }

        _tree.AddFile("/opt/app/bin/tool", HostTree.FileOf(program));

        Assert.Equal("/opt/app/bin/tool", Resolve("/opt/app/bin/tool"));
        Assert.Null(_tree.Find("/usr/lib/x86_64-linux-gnu/libfirst.so"));
    }

    [Fact]
    public void A_missing_library_is_named_with_who_needs_it()
    {
        string program = Compile();
        File.Delete(_files["lib/libsecond.so"]);

        Mp3Exception error = Fails(program);

        Assert.StartsWith($"{_files["lib/libfirst.so"]} needs libsecond.so, which is neither on this machine nor among what comes along;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_libraries_of_programs_and_libraries_in_a_folder_come_along()
    {
        Compile();
        _tree.AddFile("/work/app/lib/plugin.so.1", HostTree.FileOf(_files["lib/libfirst.so"]) with { IsExecutable = false });
        _tree.AddFile("/work/app/bin/ls", HostTree.FileOf("/bin/ls"));
        _tree.AddFile("/work/beside", HostTree.FileOf(_files["bin/tool"]));

        Assert.Empty(new ProgramResolver(_tree).BringNeedsBelow("/work/app"));

        Assert.NotNull(_tree.Find("/usr/lib/x86_64-linux-gnu/libsecond.so"));
        Assert.NotNull(_tree.Find("/usr/lib/x86_64-linux-gnu/libc.so.6"));
        Assert.NotNull(_tree.Find("/lib64/ld-linux-x86-64.so.2"));
        Assert.Null(_tree.Find("/usr/lib/x86_64-linux-gnu/libfirst.so"));
    }

    [Fact]
    public void Of_a_folder_what_is_no_program_or_for_another_machine_is_passed_over()
    {
        byte[] elf = File.ReadAllBytes(Programs("busybox"));
        elf[18] = 183; // EM_AARCH64
        File.WriteAllBytes(_files["arm"], elf);
        _files.Write("script", "#!/usr/bin/python3\n");
        _files.Write("text", "hello\n");
        foreach (string name in (string[])["arm", "script", "text"])
        {
            _tree.AddFile($"/work/app/{name}", HostTree.FileOf(Executable(name)));
        }

        _tree.AddFile("/work/app/data", HostTree.FileOf("/bin/ls") with { IsExecutable = false });
        int before = _tree.Files.Count();

        Assert.Empty(new ProgramResolver(_tree).BringNeedsBelow("/work/app"));
        Assert.Empty(new ProgramResolver(_tree).BringNeedsBelow("/work/app/text"));
        Assert.Empty(new ProgramResolver(_tree).BringNeedsBelow("/work/nowhere"));
        Assert.Equal(before, _tree.Files.Count());
    }

    [Fact]
    public void What_a_program_of_a_folder_lacks_is_named_and_keeps_the_others_from_nothing()
    {
        string program = Compile();
        File.Delete(_files["lib/libsecond.so"]);
        _tree.AddFile("/work/app/a", HostTree.FileOf(program));
        _tree.AddFile("/work/app/b", HostTree.FileOf("/bin/ls"));

        string missing = Assert.Single(new ProgramResolver(_tree).BringNeedsBelow("/work/app"));

        Assert.StartsWith($"{_files["lib/libfirst.so"]} needs libsecond.so, which is neither on this machine nor among what comes along;", missing, StringComparison.Ordinal);
        Assert.NotNull(_tree.Find("/usr/lib/x86_64-linux-gnu/libc.so.6"));
    }

    [Fact]
    public void A_root_or_package_that_is_not_whole_takes_nothing_from_this_machine()
    {
        _tree.AddFile("/usr/bin/tool", HostTree.FileOf("/bin/ls") with { IsOfThisMachine = false });

        Assert.StartsWith("/usr/bin/tool needs /lib64/ld-linux-x86-64.so.2, which does not come along;", Fails("tool").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_in_a_folder_that_only_a_loader_with_a_cache_knows_is_linked_to_one_that_every_loader_knows()
    {
        string program = Compile("-Wl,--disable-new-dtags");
        _tree.AddFile("/etc/ld.so.conf.d/mine.conf", new GuestFile(FileContent.OfText("# mine\n/usr/lib/mine\n"), IsExecutable: false, IsOfThisMachine: false));
        foreach (string file in (string[])["libfirst.so", "libsecond.so"])
        {
            _tree.AddFile($"/usr/lib/mine/{file}", HostTree.FileOf(_files[$"lib/{file}"]));
        }

        Resolve(program);

        Assert.Equal("/usr/lib/mine/libfirst.so", _tree.Canonical("/usr/lib/x86_64-linux-gnu/libfirst.so"));
    }

    [Theory]
    [InlineData("#!/bin/sh\n", "/bin/sh")]
    [InlineData("#! /bin/sh -e\n", "/bin/sh")]
    [InlineData("#!/usr/bin/env sh\n", "/usr/bin/sh")]
    [InlineData("#!/usr/bin/env -S LANG=C sh -e\n", "/usr/bin/sh")]
    public void The_interpreter_of_a_script_comes_along(string line, string interpreter)
    {
        string script = Script(line);

        Assert.Equal("/work/script", Resolve(script));
        Assert.NotNull(_tree.Find(interpreter));
        Assert.NotNull(_tree.Find("/lib64/ld-linux-x86-64.so.2"));
        Assert.Equal(line.Contains("env", StringComparison.Ordinal), _tree.Find("/usr/bin/env") is not null);
    }

    [Fact]
    public void An_interpreter_that_is_nowhere_is_named_with_its_script() => Assert.Equal(
        "/work/script is run by /opt/no/such: /opt/no/such: there is no such program, neither on this machine nor among what comes along",
        Fails(Script("#!/opt/no/such -x\n")).Message);

    [Fact]
    public void An_interpreter_without_its_library_is_refused_until_that_comes_along()
    {
        string script = Script("#!/usr/bin/perl\n");
        File.Copy(Programs("busybox"), _files["perl"]);

        Mp3Exception error = Fails(_files["perl"]);
        Assert.Equal($"of {_files["perl"]} only the program itself comes along, not its modules; add --package perl, and the guest has all of it", error.Message);

        _tree.AddDirectory("/usr/share/perl/5.36");
        Resolve(_files["perl"]);
        Assert.True(File.Exists(script));
    }

    [Fact]
    public void A_program_that_is_mistyped_is_suggested()
    {
        Mp3Exception error = Fails("bussybox");

        Assert.Equal((ExitCode.Usage, "there is no program bussybox, neither on this machine nor among what comes along; did you mean busybox?"), (error.ExitCode, error.Message));
    }

    [Fact]
    public void What_is_no_program_for_this_processor_is_refused()
    {
        byte[] elf = File.ReadAllBytes(Programs("busybox"));
        elf[18] = 183; // EM_AARCH64
        File.WriteAllBytes(_files["arm"], elf);
        Executable("arm");
        _files.Write("text", "hello\n");
        Executable("text");
        _files.Write("plain", "#!/bin/sh\n");

        Assert.Equal($"{_files["arm"]} can't run in the guest: it is no ELF file for x86-64", Fails(_files["arm"]).Message);
        Assert.Equal("/work/text is no program: neither an ELF file nor a script that starts with #!", Fails(_files["text"]).Message);
        Assert.Equal($"{_files["plain"]} is not executable ('chmod +x' makes it so)", Fails(_files["plain"]).Message);
    }

    private string Resolve(string name) => new ProgramResolver(_tree).Resolve(name);

    private Mp3Exception Fails(string name)
    {
        var error = Assert.Throws<Mp3Exception>(() => Resolve(name));
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        return error;
    }

    private static string Programs(string name) => Experiments.Guest.Programs.Find(name)!;

    private string Script(string text)
    {
        _files.Write("script", text);
        return Executable("script");
    }

    private string Executable(string name)
    {
        File.SetUnixFileMode(_files[name], (UnixFileMode)0x1ED);
        return _files[name];
    }

    /// <summary>A program that finds its library from where it lies itself; that one needs another beside it.</summary>
    private string Compile(params string[] options)
    {
        Directory.CreateDirectory(_files["lib"]);
        Directory.CreateDirectory(_files["bin"]);
        _files.Write("second.c", "int second(void) { return 2; }\n");
        _files.Write("first.c", "int second(void);\nint first(void) { return second(); }\n");
        _files.Write("tool.c", "int first(void);\nint main(void) { return first(); }\n");
        Tool.Run("gcc", ["-shared", "-fPIC", "-o", _files["lib/libsecond.so"], _files["second.c"]]);
        Tool.Run("gcc", ["-shared", "-fPIC", "-o", _files["lib/libfirst.so"], _files["first.c"], "-L", _files["lib"], "-lsecond", "-Wl,-rpath,$ORIGIN", .. options]);
        Tool.Run("gcc", ["-o", _files["bin/tool"], _files["tool.c"], "-L", _files["lib"], "-lfirst", $"-Wl,-rpath-link,{_files["lib"]}", "-Wl,-rpath,$ORIGIN/../lib", .. options]);
        return _files["bin/tool"];
    }
}
