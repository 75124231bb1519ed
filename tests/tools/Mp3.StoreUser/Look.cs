// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Running;

namespace Mp3.StoreUser;

/// <summary>Measures a store that <see cref="Fill"/> made.</summary>
internal static class Look
{
    private const int LookUps = 1000;

    /// <param name="root">Of the store.</param>
    /// <param name="count">Entries in it.</param>
    public static int Run(string root, int count)
    {
        var store = new RunStore(root);
        IReadOnlyList<RunLine> lines = [];
        Tell($"list of {count:N0} runs", () => lines = store.Index.Lines());
        Tell($"the same again", () => lines = store.Index.Lines());
        RunName[] names = [.. Enumerable.Range(0, LookUps).Select(i => MadeRun.Inputs(i * (count / LookUps)).Name)];
        Tell($"{LookUps:N0} look-ups, content verified", () =>
        {
            if (names.Any(name => store.TryRead(name) is not FoundRun))
            {
                throw new InvalidOperationException("a run is missing");
            }
        });
        RunName[] others = [.. Enumerable.Range(count, LookUps).Select(i => MadeRun.Inputs(i).Name)];
        Tell($"{LookUps:N0} look-ups in vain", () =>
        {
            if (others.Any(name => store.TryRead(name) is not MissingRun))
            {
                throw new InvalidOperationException("a run is there");
            }
        });
        Tell("nearest run", () => _ = NearestRun.Find(store, lines, MadeRun.Inputs(count + 1)));
        Tell("store one more", () => _ = store.TryWrite(MadeRun.Inputs(count + 2), MadeRun.Outcome(1), MadeRun.Told(1)));
        return lines.Count == count ? 0 : 1;
    }

    private static void Tell(string what, Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        Console.WriteLine($"{what}: {clock.Elapsed.TotalSeconds:0.000} s");
    }
}
