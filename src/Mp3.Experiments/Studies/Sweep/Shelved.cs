// SPDX-License-Identifier: MIT

using System.Security.Cryptography;
using System.Text;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Tells a store what the runs of a sweep are, so that any machine that sees it can compute them by their names.</summary>
internal static class Shelved
{
    /// <summary>Puts the recipes of all runs that are known by now into the store; does nothing if they are there already.</summary>
    /// <exception cref="Mp3Exception">Failed: the store can't be written.</exception>
    public static void Deposit(SweepRuns runs, CancellationToken cancellation) =>
        runs.Store.Recipes.Deposit(runs.HasRounds ? DigestOfKnown(runs) : runs.Digest, runs.All().Select(run => run.Named), cancellation);

    // With each round there are more.
    private static string DigestOfKnown(SweepRuns runs)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SweepRun run in runs.All())
        {
            digest.AppendData(Encoding.ASCII.GetBytes(run.Name.ToString()));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
