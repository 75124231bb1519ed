// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mono.Unix.Native;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>A study that a user or the system stops while its guests run.</summary>
[Trait("Category", "Guest")]
public sealed class InterruptedStudyTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ctrl_c_ends_the_guests_says_so_and_leaves_no_result()
    {
        (Process program, IReadOnlyList<int> guests) = await StartAsync();
        using (program)
        {
            Task<string> errors = program.StandardError.ReadToEndAsync(Token);

            Assert.Equal(0, Syscall.kill(program.Id, Signum.SIGINT));
            await Wait.ForExitAsync(program, "the study, which was interrupted");

            Assert.Equal(ExitCode.Interrupted, program.ExitCode);
            Assert.All(guests, pid => Assert.True(Processes.IsGone(pid)));
            Assert.EndsWith("mp3: interrupted; no guest is left running and no result was written\n", await errors, StringComparison.Ordinal);
        }

        Assert.Equal([_scratch["tmp"]], Directory.GetFileSystemEntries(_scratch.Path));
        Assert.Empty(Directory.GetFileSystemEntries(_scratch["tmp"], "mp3-guest-*"));
    }

    [Fact]
    public async Task Kill_9_ends_the_guests_and_leaves_nothing_that_looks_complete()
    {
        (Process program, IReadOnlyList<int> guests) = await StartAsync();
        using (program)
        {
            program.Kill();
            await Wait.ForExitAsync(program, "the study, which was killed");

            await Wait.UntilAsync(() => guests.All(Processes.IsGone), "the end of both guests");
        }

        Assert.False(Directory.Exists(_scratch["result"]));
        Assert.Equal([_scratch["result.incomplete"], _scratch["tmp"]], Directory.GetFileSystemEntries(_scratch.Path).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>Two guests that have a minute's work before them.</summary>
    private async Task<(Process Program, IReadOnlyList<int> Guests)> StartAsync()
    {
        Directory.CreateDirectory(_scratch["tmp"]);
        Process program = Mp3Program.Start(
            _scratch.Path, ["casestudy1", "--jobs", "2", "--out", "result", .. TestKernel.Arguments], ("TMPDIR", _scratch["tmp"]));
        IReadOnlyList<int> guests = [];
        await Wait.UntilAsync(() => program.HasExited || (guests = QemuChildren.Of(program.Id)).Count == 2, "two guests run");
        Assert.False(program.HasExited);
        return (program, guests);
    }
}
