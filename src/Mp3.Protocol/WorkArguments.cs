// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Protocol;

/// <summary>The arguments of <c>work</c>, and back.</summary>
public static class WorkArguments
{
    /// <summary>More iterations than a guest lives for: the program has no word for "until it is killed".</summary>
    private const string Endless = "4000000000";

    private const string IterationsOption = "--iterations=";
    private const string PauseOption = "--sleep=";
    private const string SeedOption = "--seed=";
    private const string ContentOption = "--content=";
    private const double MsPerSecond = 1000;

    /// <summary>Of a process that starts stopped; without the program's own name.</summary>
    /// <param name="workload">What it does.</param>
    /// <param name="registersItself">As in the course; else the agent registers it.</param>
    public static IReadOnlyList<string> Of(Workload workload, bool registersItself = false)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return
        [
            .. registersItself ? (string[])[] : ["--no-register"],
            "--stop",
            IterationsOption + (workload.Iterations == Workload.UntilKilled ? Endless : Number(workload.Iterations)),
            SeedOption + workload.Seed.ToString(CultureInfo.InvariantCulture),
            .. workload.PauseMs == Workload.CoursePauseMs ? (string[])[] : [PauseOption + Number(workload.PauseMs / MsPerSecond)],
            .. workload.ContentPercent == 0 ? (string[])[] : [ContentOption + Number(workload.ContentPercent)],
            .. workload.Arguments.Split(' '),
        ];
    }

    /// <summary>Reads arguments, of plans too that were made before a workload had a form of its own; null: they are
    /// not those of <c>work</c>, or say more than a <see cref="Workload"/> can.</summary>
    /// <param name="arguments">Without the program's name.</param>
    public static Workload? TryParse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var workload = new Workload(0, AccessPattern.Random, 0, Workload.CourseIterations, Seed: 1);
        List<string> words = [];
        foreach (string argument in arguments)
        {
            Workload? next = argument switch
            {
                "--no-register" or "--stop" => workload,
                IterationsOption + Endless => workload with { Iterations = Workload.UntilKilled },
                _ when ValueOf<int>(argument, IterationsOption) is { } iterations => workload with { Iterations = iterations },
                _ when ValueOf<ulong>(argument, SeedOption) is { } seed => workload with { Seed = seed },
                _ when ValueOf<double>(argument, PauseOption) is { } seconds => workload with { PauseMs = (int)Math.Round(seconds * MsPerSecond) },
                _ when ValueOf<int>(argument, ContentOption) is { } percent => workload with { ContentPercent = percent },
                _ when argument.StartsWith('-') => null,
                _ => workload,
            };
            if (next is null)
            {
                return null;
            }

            workload = next;
            if (!argument.StartsWith('-'))
            {
                words.Add(argument);
            }
        }

        return words is [string size, string word, string accesses]
            && AccessPattern.TryParse(word, out AccessPattern? pattern)
            && int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int mib)
            && long.TryParse(accesses, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && mib > 0 && count > 0
            ? workload with { SizeMib = mib, Pattern = pattern, Accesses = count }
            : null;
    }

    private static T? ValueOf<T>(string argument, string option)
        where T : struct, IParsable<T> =>
        argument.StartsWith(option, StringComparison.Ordinal) && T.TryParse(argument[option.Length..], CultureInfo.InvariantCulture, out T value)
            ? value
            : null;

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
