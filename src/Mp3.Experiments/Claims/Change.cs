// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Claims;

/// <summary>How one number compares with another.</summary>
public enum Change
{
    Falls,
    Stays,
    Rises,
}

/// <summary>Compares numbers of single runs.</summary>
public static class Changes
{
    /// <summary>
    /// A relative difference up to this counts as none. Runs are exact under the virtual clock, but another seed moves
    /// their numbers by about that much, and a claim is about programs, not about one seed.
    /// </summary>
    public const double Margin = 0.01;

    /// <summary>The tolerance of a claim that something is more, in words.</summary>
    public static string RiseText => $"any rise over {Margin:0 %}";

    /// <summary>What happens from <paramref name="before"/> to <paramref name="after"/>; both are 0 or more.</summary>
    public static Change Between(double before, double after)
    {
        double difference = after - before;
        return Math.Abs(difference) <= Margin * Math.Max(before, after)
            ? Change.Stays
            : difference > 0 ? Change.Rises : Change.Falls;
    }

    /// <summary>Holds if all rise, does not if none does, else depends.</summary>
    public static Verdict AllRise(IReadOnlyCollection<Change> changes) =>
        changes.All(change => change == Change.Rises) ? Verdict.Holds
        : changes.Any(change => change == Change.Rises) ? Verdict.Depends
        : Verdict.DoesNotHold;
}
