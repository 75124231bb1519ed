// SPDX-License-Identifier: MIT

using System.Diagnostics;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>What becomes of a guest when the program that runs it is killed by SIGKILL.</summary>
public sealed class ParentDeathTests
{
    private const string PathVariable = "MP3_TEST_QEMU";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_9_of_the_program_leaves_no_guest_behind()
    {
        using var folder = new ScratchFolder();
        string pidFile = Path.Combine(folder.Path, "pid");
        using var fake = new FakeQemu($"echo $$ >'{pidFile}.new'; mv '{pidFile}.new' '{pidFile}'; exec sleep 600");
        // This very program once more, running nothing but the test below.
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["--explicit", "only", "--filter-method", $"{typeof(ParentDeathTests).FullName}.{nameof(Run_a_guest_until_killed)}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [PathVariable] = fake.SearchPath, ["TMPDIR"] = folder.Path },
        };
        using Process parent = Process.Start(start)!;
        try
        {
            await Wait.UntilAsync(() => File.Exists(pidFile) || parent.HasExited, "the guest says its pid");
            Assert.False(parent.HasExited);
            int guest = int.Parse(await File.ReadAllTextAsync(pidFile, Token));
            Assert.False(Processes.IsGone(guest));

            parent.Kill();

            await Wait.UntilAsync(() => Processes.IsGone(guest), "the end of the guest");
        }
        finally
        {
            parent.Kill();
            await Wait.ForExitAsync(parent, "the program, which was killed");
        }
    }

    [Fact(Explicit = true)]
    public async Task Run_a_guest_until_killed()
    {
        string? searchPath = Environment.GetEnvironmentVariable(PathVariable);
        Assert.SkipWhen(searchPath is null, "only a part of the other test");
        await Mp3.Experiments.Guest.Qemu.Find(searchPath).RunAsync(FakeQemu.Machine, FakeQemu.Nothing, _ => { }, Token);
    }
}
