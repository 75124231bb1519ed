// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.StoreUser;

/// <summary>
/// Computes runs by their names as <c>mp3 compute</c> does, without guests. Beside the store a file with the ending
/// <c>.work</c> says how: <c>ms</c> is how long a run takes, <c>fails</c> the number of one that fails by itself. Each
/// computation leaves a file in the folder with the ending <c>.log</c>.
/// </summary>
internal static class Compute
{
    /// <summary>Numbers of runs that are known.</summary>
    private const int Known = 500;

    /// <param name="root">Of the store.</param>
    /// <param name="names">Of the runs.</param>
    public static async Task<int> RunAsync(string root, IReadOnlyList<string> names)
    {
        if (Programs.Find("qemu-system-x86_64") is null)
        {
            await Console.Error.WriteLineAsync("mp3: qemu-system-x86_64 is missing; 'scripts/deps.sh qemu-system-x86' installs it");
            return ExitCode.Unavailable;
        }

        Dictionary<RunName, int> numbers = Enumerable.Range(0, Known).ToDictionary(number => MadeRun.Inputs(number).Name);
        Dictionary<string, int> work = File.ReadLines(root + ".work").Select(line => line.Split('='))
            .ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var store = new RunStore(root);
        int exitCode = ExitCode.Success;
        foreach (RunName name in names.Select(RunName.Parse))
        {
            int number = numbers[name];
            if (work.GetValueOrDefault("fails", -1) == number)
            {
                store.Failures.Note(new FailedRun(name, $"n{number:00}", "the guest hung"));
                await Console.Error.WriteLineAsync($"mp3: n{number:00}: the guest hung");
                exitCode = ExitCode.Failed;
                continue;
            }

            RunObtained run = await RunOnce.GetAsync(store, MadeRun.Inputs(number), async cancellation =>
            {
                await Task.Delay(work.GetValueOrDefault("ms"), cancellation);
                Directory.CreateDirectory(root + ".log");
                await File.WriteAllTextAsync(Path.Combine(root + ".log", $"{number}-{Guid.NewGuid():n}"), "", cancellation);
                return (MadeRun.Outcome(number), MadeRun.Told(number));
            });
            if (run.Warnings is [var warning, ..])
            {
                await Console.Error.WriteLineAsync($"mp3: {warning}");
                exitCode = ExitCode.Failed;
            }
        }

        return exitCode;
    }
}
