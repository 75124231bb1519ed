// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Tests.Commands;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Scripts;

/// <summary>./mp3 and what 'make install' installs, in a made-up checkout with a compiler that only keeps count.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string Program = "src/Mp3.Experiments/bin/Release/net10.0/mp3";
    private static readonly DateTime LongAgo = new(2011, 12, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly ScratchFolder _scratch = new();

    public LauncherTests()
    {
        foreach (string folder in (string[])["src/Mp3.Experiments/Commands", "src/Mp3.Experiments/obj", Path.GetDirectoryName(Program)!, "scripts", "somewhere"])
        {
            Directory.CreateDirectory(Place(folder));
        }

        Copy("mp3");
        Copy("scripts/install.sh");
        foreach (string source in (string[])["src/Mp3.Experiments/Program.cs", "src/Mp3.Experiments/Commands/One.cs", "src/Mp3.Experiments/Commands/Two.cs", "Directory.Build.props", "global.json"])
        {
            File.WriteAllText(Place(source), "");
        }

        Link(Place(Program), "echo \"program: $*\"; pwd");
        Link(_scratch["bin/dotnet"], $"echo \"$*\" >> \"{Place("builds")}\"; touch \"{Place("src/Mp3.Experiments/obj/x")}\"; exit \"${{FAIL:-0}}\"");
        AgeAll();
    }

    private string Builds => File.Exists(Place("builds")) ? File.ReadAllText(Place("builds")) : "";

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_program_is_built_once_for_release_and_started_where_the_user_is()
    {
        ProgramRun first = await RunAsync(Place("mp3"), "doctor", "--json", "a b");
        ProgramRun second = await RunAsync(Place("mp3"), "doctor");

        Assert.Equal((0, $"program: doctor --json a b\n{Place("somewhere")}\n"), (first.ExitCode, first.Output));
        Assert.Contains("building", first.Errors, StringComparison.Ordinal);
        Assert.Equal((0, $"program: doctor\n{Place("somewhere")}\n", ""), (second.ExitCode, second.Output, second.Errors));
        Assert.Equal($"build {Place("src/Mp3.Experiments")} --configuration Release --nologo --verbosity quiet\n", Builds);
    }

    [Theory]
    [InlineData("src/Mp3.Experiments/Commands/One.cs")]
    [InlineData("src/Mp3.Experiments/Commands/New.cs")]
    [InlineData("Directory.Build.props")]
    public async Task A_source_that_is_newer_is_built(string source)
    {
        await RunAsync(Place("mp3"));
        AgeAll();
        File.WriteAllText(Place(source), "new");

        await RunAsync(Place("mp3"));
        await RunAsync(Place("mp3"));

        Assert.Equal(2, Builds.Split('\n').Length - 1);
    }

    [Fact]
    public async Task A_source_that_has_gone_is_noticed()
    {
        await RunAsync(Place("mp3"));
        AgeAll();
        File.Delete(Place("src/Mp3.Experiments/Commands/Two.cs"));

        await RunAsync(Place("mp3"));

        Assert.Equal(2, Builds.Split('\n').Length - 1);
    }

    [Fact]
    public async Task What_can_t_be_built_is_not_started_and_is_tried_again()
    {
        ProgramRun failed = await RunAsync("/usr/bin/env", "FAIL=1", Place("mp3"), "doctor");
        ProgramRun run = await RunAsync(Place("mp3"), "doctor");

        Assert.Equal((ExitCode.Failed, ""), (failed.ExitCode, failed.Output));
        Assert.EndsWith("mp3: the program can't be built; see above\n", failed.Errors, StringComparison.Ordinal);
        Assert.StartsWith("program: doctor", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_sdk_that_is_said_in_one_line()
    {
        File.Delete(_scratch["bin/dotnet"]);
        foreach (string tool in (string[])["sh", "dirname", "readlink", "find"])
        {
            File.CreateSymbolicLink(_scratch["bin/" + tool], Programs.Find(tool)!);
        }

        ProgramRun run = await RunAsync("/usr/bin/env", $"PATH={_scratch["bin"]}", Place("mp3"));

        Assert.Equal((ExitCode.Unavailable, ""), (run.ExitCode, run.Output));
        Assert.Contains(".NET 10 SDK is missing", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_installed_works_from_anywhere_and_goes_without_a_trace()
    {
        string[] place = [$"DESTDIR={_scratch["stage"]}", "PREFIX=/opt/it's here"];
        string command = _scratch["stage"] + "/opt/it's here/bin/mp3";

        ProgramRun install = await RunAsync("/usr/bin/env", [.. place, Place("scripts/install.sh")]);
        ProgramRun run = await RunAsync(command, "casestudy1", "--n", "a b");
        string[] installed = Directory.GetFiles(_scratch["stage"], "*", SearchOption.AllDirectories);
        ProgramRun remove = await RunAsync("/usr/bin/env", [.. place, Place("scripts/install.sh"), "--remove"]);

        Assert.True(install.ExitCode == 0, install.Errors);
        Assert.Equal(command + "\n", install.Output);
        Assert.Equal((0, $"program: casestudy1 --n a b\n{Place("somewhere")}\n"), (run.ExitCode, run.Output));
        Assert.Equal(["_mp3", "mp3", "mp3", "mp3.fish"], installed.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal((0, ""), (remove.ExitCode, remove.Errors));
        Assert.Empty(Directory.GetFiles(_scratch["stage"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_command_whose_checkout_is_gone_says_so()
    {
        await RunAsync("/usr/bin/env", $"PREFIX={_scratch["usr"]}", Place("scripts/install.sh"));
        Directory.Move(Place(""), _scratch["moved"]);

        ProgramRun run = await RunAsync(_scratch["usr/bin/mp3"], "doctor");

        Assert.Equal(ExitCode.Unavailable, run.ExitCode);
        Assert.Contains($"its checkout {Place("")} is gone", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>In a folder whose name a shell would take apart.</summary>
    private string Place(string name) => Path.TrimEndingDirectorySeparator(Path.Combine(_scratch["it's a 'checkout'"], name));

    /// <summary>By another process: a file that this one had just written could not always be executed (ETXTBSY).</summary>
    private void Copy(string name) => Tool.Run("cp", [Path.Combine(FixtureFolder.Repository, name), Place(name)]);

    private static void Link(string path, string script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, FixtureFolder.Script);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, "script.sh"), script + "\n");
    }

    /// <summary>All sources as if they were written before anything was built, and the mark of a build an hour later.</summary>
    private void AgeAll()
    {
        foreach (string path in Directory.GetFileSystemEntries(Place(""), "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(Program, StringComparison.Ordinal)))
        {
            File.SetLastWriteTimeUtc(path, LongAgo);
        }

        if (File.Exists(Place("artifacts/mp3.built")))
        {
            File.SetLastWriteTimeUtc(Place("artifacts/mp3.built"), LongAgo.AddHours(1));
        }
    }

    private async Task<ProgramRun> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Directory.Exists(Place("somewhere")) ? Place("somewhere") : _scratch.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] = $"{_scratch["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Wait.ForExitAsync(process, program, minutes: 30);
        return new ProgramRun(process.ExitCode, await output, await errors);
    }
}
