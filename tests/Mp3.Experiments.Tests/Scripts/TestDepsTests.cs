// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Scripts;

/// <summary><c>test-deps.sh</c> on machines that have nothing but what it needs itself.</summary>
public sealed class TestDepsTests : IDisposable
{
    private readonly ScratchFolder _path = new();

    private static IEnumerable<(string[] Names, string Package)> Listed =>
        File.ReadLines(Path.Combine(Scripts, "test-programs"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(words => (words[0].Split('|'), words[1]));

    private static string Scripts => Path.Combine(Repository.Find(), "scripts");

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
        string missing = string.Join(' ', Listed.Where(program => program.Package != "bash" && !program.Names.Any(IsDaemon)).Select(program => program.Package));
        Assert.Contains("chromium", missing, StringComparison.Ordinal);
        Assert.EndsWith($"test-deps.sh: tests that need one of these are skipped: {missing}\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_by_its_other_name_is_not_missing()
    {
        foreach ((string[] names, _) in Listed.Where(program => program.Package != "bash"))
        {
            File.CreateSymbolicLink(_path[names[^1]], Programs.Find("true")!);
        }

        Assert.True(File.Exists(_path["google-chrome"]));

        Assert.Equal((0, "", ""), Run());
    }

    // They are looked for in these folders, whatever PATH is.
    private static bool IsDaemon(string name) => Programs.Find(name, Programs.WithSystemFolders("")) is not null;

    private (int ExitCode, string Output, string Error) Run()
    {
        var start = new ProcessStartInfo(_path["bash"], [Path.Combine(Scripts, "test-deps.sh")])
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
