// SPDX-License-Identifier: MIT

using System.Diagnostics;
using System.Globalization;
using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>A study of eight runs that is killed (SIGKILL) again and again, at moments that nobody chose.</summary>
[Trait("Category", "Guest")]
public sealed class KilledStudyTests : IDisposable
{
    /// <summary>How often; <c>MP3_TEST_KILLS</c> says another number.</summary>
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("MP3_TEST_KILLS"), CultureInfo.InvariantCulture, out int kills) ? kills : 20;

    private const int Runs = 8;
    private const int AtOnce = 2;

    private readonly ScratchFolder _scratch = new();

    private static readonly string[] Study = ["multiprog", "--n", "1..8", "--size", "1", "--scale", "1/16", .. TestKernel.Arguments, "--jobs", $"{AtOnce}"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task No_outcome_is_ever_half_or_wrong_no_more_than_the_running_guests_are_lost_and_the_result_is_the_same()
    {
        await RecordAsync();
        string[] study = [.. Study, "--qemu", _scratch["replay"]];
        await RunToItsEndAsync([.. study, "--store", "whole-store", "--out", "whole"]);
        Dictionary<RunName, RunOutcome> whole = Outcomes("whole-store");
        Assert.Equal(Runs, whole.Count);
        File.Delete(_scratch["booted"]);

        var random = new Random(7);
        int boots = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process program = Mp3Program.Start(_scratch.Path, [.. study, "--store", "store", "--out", "again"]);
            Task<string> output = program.StandardOutput.ReadToEndAsync(Token);
            Task<string> errors = program.StandardError.ReadToEndAsync(Token);
            await Task.Delay(random.Next(300, 3000), Token);
            program.Kill();
            await Wait.ForExitAsync(program, "the study, which was killed");
            _ = (await output, await errors);

            Dictionary<RunName, RunOutcome> stored = Outcomes("store");
            Assert.All(stored, run => Assert.True(whole[run.Key].IsSameAs(run.Value), $"{run.Key} after kill {kill}"));
            if (stored.Count == Runs)
            {
                // From the beginning: a store that has all of it tells nothing more.
                boots += CountBoots() - Runs;
                Directory.Delete(_scratch["store"], recursive: true);
                File.Delete(_scratch["booted"]);
            }
        }

        await RunToItsEndAsync([.. study, "--store", "store", "--out", "again"]);
        boots += CountBoots() - Runs;

        Assert.True(boots <= AtOnce * Kills, $"{boots} guests were booted again after {Kills} kills");
        foreach (string file in Directory.GetFiles(_scratch["whole"]))
        {
            Assert.Equal(await File.ReadAllBytesAsync(file, Token), await File.ReadAllBytesAsync(Path.Combine(_scratch["again"], Path.GetFileName(file)), Token));
        }
    }

    /// <summary>Runs the study with guests, and makes a program that answers as they did: <c>replay</c>.</summary>
    private async Task RecordAsync()
    {
        await RunToItsEndAsync([.. Study, "--store", "recorded", "--out", "recorded-result"]);
        foreach (RunOutcome outcome in Outcomes("recorded").Values)
        {
            var finished = PackedOutcome.Unpack(outcome);
            using FileStream file = File.Create(_scratch[$"{finished.Report.Run}.img"]);
            ResultFile.Write(file, finished.Report, new MemoryStream(finished.Records));
        }

        _scratch.Write("script.sh", $$"""
            if [ "$1" = --version ]; then
                echo "QEMU emulator version 7.2.22 (replay)"
                exit
            fi
            [ "$1" != -L ] || exit 0
            for argument; do
                case $argument in
                */initramfs.cpio) initramfs=$argument ;;
                file=*) result=${argument#file=} result=${result%%,*} ;;
                esac
            done
            run=$(grep -ao '"run":"[a-z0-9]*"' "$initramfs" | head -n 1 | cut -d'"' -f4)
            echo "$run" >>'{{_scratch["booted"]}}'
            sleep 0.3
            dd if='{{_scratch.Path}}'/"$run.img" of="$result" conv=notrunc 2>/dev/null
            """);
        File.CreateSymbolicLink(_scratch["replay"], FixtureFolder.Script);
    }

    private async Task RunToItsEndAsync(string[] arguments)
    {
        ProgramRun run = await Mp3Program.RunAsync(_scratch.Path, arguments);
        Assert.True(run.ExitCode == ExitCode.Success, run.Errors);
    }

    private int CountBoots() => File.Exists(_scratch["booted"]) ? File.ReadAllLines(_scratch["booted"]).Length : 0;

    private Dictionary<RunName, RunOutcome> Outcomes(string folder)
    {
        var store = new RunStore(_scratch[folder]);
        return store.Index.Lines().ToDictionary(
            line => line.Name, line => Assert.IsType<FoundRun>(store.TryVerify(line.Name)).Run.Outcome);
    }
}
