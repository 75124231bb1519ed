// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

public sealed class GuestPartsTests(SharedParts shared)
{
    private static readonly string[] Sources =
        ["Makefile", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "Mp3.sln", ".editorconfig", "kernel_module", "disk_module", "work", "scripts", "src"];

    [Theory]
    [InlineData("build-module.sh: gcc is missing; 'scripts/deps.sh' installs it", "build-module.sh: gcc is missing; 'scripts/deps.sh' installs it", "make: *** [Makefile:109: artifacts/guest/6.1/mp3.ko] Error 69")]
    [InlineData("/bin/bash: line 1: cc: command not found", "/bin/bash: line 1: cc: command not found", "make: *** [Makefile:99: steady_clock.so] Error 127")]
    [InlineData("cp: error writing 'x': No space left on device", "cp: error writing 'x': No space left on device", "make: *** [Makefile:99: x] Error 1")]
    public void What_the_machine_lacks_is_named(string cause, params string[] lines)
    {
        Mp3Exception? error = GuestParts.EnvironmentFailure(lines);

        Assert.Equal((ExitCode.Unavailable, $"the guest's programs can't be built here (make guest): {cause}"), (error?.ExitCode, error?.Message));
    }

    [Fact]
    public void A_source_that_does_not_compile_is_no_fault_of_the_machine() =>
        Assert.Null(GuestParts.EnvironmentFailure(["main.c:3:1: error: expected ';'", "make: *** [Makefile:109: mp3.ko] Error 2"]));

    [Fact]
    public async Task Headers_in_a_folder_with_a_blank_are_refused_with_the_way_out()
    {
        using var folder = new ScratchFolder();
        folder.Write("my kernels/Makefile", "");
        string script = Path.Combine(FixtureFolder.Repository, "scripts", "build-module.sh");

        (int code, string said) = await RunAsync(script, [Path.Combine(FixtureFolder.Repository, "kernel_module"), Path.Combine(folder.Path, "my kernels"), Path.Combine(folder.Path, "mp3.ko")]);

        Assert.Equal(ExitCode.Unavailable, code);
        Assert.Contains("Kbuild can't use headers in a folder with a blank", said, StringComparison.Ordinal);
        Assert.Contains("set MP3_CACHE", said, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Guest")]
    public async Task A_checkout_in_a_folder_with_a_blank_builds_all_parts_and_the_same_module()
    {
        using var folder = new ScratchFolder();
        string checkout = Path.Combine(folder.Path, "my own checkout");
        Directory.CreateDirectory(checkout);
        Tool.Run("tar", ["-C", checkout, "-xf", "-"], Packed());

        GuestParts parts = await GuestParts.BuildAsync(checkout, SharedParts.Kernel, TestContext.Current.CancellationToken);

        Assert.All([parts.Mp3Module, parts.Work, parts.Agent, parts.SteadyClock], part => Assert.True(File.Exists(part), part));
        GuestParts here = await shared.BuildAsync();
        Assert.Equal(File.ReadAllBytes(here.Mp3Module), File.ReadAllBytes(parts.Mp3Module));
        Assert.Equal(File.ReadAllBytes(here.Work), File.ReadAllBytes(parts.Work));
    }

    // Without what was built: its folders are large, and another build may write to them now.
    private static byte[] Packed()
    {
        var start = new ProcessStartInfo("tar", ["-C", FixtureFolder.Repository, "--exclude=bin", "--exclude=obj", "-cf", "-", .. Sources.Where(name => Path.Exists(Path.Combine(FixtureFolder.Repository, name)))])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        using var packed = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(packed);
        Wait.ForExit(process, "tar");
        Assert.Equal(0, process.ExitCode);
        return packed.ToArray();
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        Task<string> said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Wait.ForExitAsync(process, program);
        return (process.ExitCode, await said);
    }
}
