// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

public sealed class DoctorTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task On_a_bare_machine_it_exits_69_and_says_what_mends_it()
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["doctor"], Bare);

        Assert.Equal(ExitCode.Unavailable, run.ExitCode);
        Assert.StartsWith("mp3: no study can run here yet: QEMU", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("scripts/deps.sh qemu-system-x86", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path));
    }

    [Fact]
    public async Task As_json_it_says_the_same()
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, ["doctor", "--json"], Bare);

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(ExitCode.Unavailable, run.ExitCode);
        Assert.False(document.RootElement.GetProperty("can_run").GetBoolean());
        JsonElement qemu = document.RootElement.GetProperty("findings").EnumerateArray().First();
        Assert.Equal(
            ("QEMU", "missing", "scripts/deps.sh qemu-system-x86"),
            (qemu.GetProperty("check").GetString(), qemu.GetProperty("state").GetString(), qemu.GetProperty("remedy").GetString()));
    }

    private IReadOnlyList<(string Name, string Value)> Bare => [("PATH", _scratch.Path), ("MP3_CACHE", _scratch["cache"])];
}
