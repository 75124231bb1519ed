// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Scripts;

/// <summary><c>test-deps.sh</c> on machines that have nothing but what it needs itself.</summary>
public sealed class TestDepsTests : IDisposable
{
    private readonly ScratchFolder _path = new();

    public TestDepsTests()
    {
        foreach (string program in (string[])["bash", "busybox", "dirname", "env", "grep", "id"])
        {
            File.CreateSymbolicLink(_path[program], Programs.Find(program)!);
        }
    }

    public void Dispose() => _path.Dispose();

    [Fact]
    public void Where_there_is_no_apt_it_names_what_is_missing_and_lets_the_other_tests_run()
    {
        (int exitCode, string output, string error) = Run();

        Assert.Equal((0, ""), (exitCode, output));
        Assert.Contains("this is no apt system", error, StringComparison.Ordinal);
        Assert.EndsWith(
            "test-deps.sh: tests that need one of these are skipped: apt chromium dpkg fish bsdutils zsh\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_by_its_other_name_is_not_missing()
    {
        foreach (string program in (string[])["google-chrome", "apt-get", "dpkg-deb", "fish", "script", "zsh"])
        {
            File.CreateSymbolicLink(_path[program], Programs.Find("true")!);
        }

        Assert.Equal((0, "", ""), Run());
    }

    private (int ExitCode, string Output, string Error) Run()
    {
        var start = new ProcessStartInfo(_path["bash"], [Path.Combine(Repository.Find(), "scripts", "test-deps.sh")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = _path.Path },
        };
        using Process process = Process.Start(start)!;
        return Wait.ForOutput(process, "test-deps.sh");
    }
}
