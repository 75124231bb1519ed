// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Claims;

/// <summary>Who says it.</summary>
public enum ClaimSource
{
    /// <summary>Misik &amp; Hu, "CS423: MP3" (2011), of their own graphs.</summary>
    MisikHu,

    /// <summary>It follows from a model, without a measurement.</summary>
    Theory,

    /// <summary>This project's own promise.</summary>
    Design,
}

/// <summary>What the data of one study say to a statement.</summary>
public enum Verdict
{
    Holds,
    DoesNotHold,

    /// <summary>It holds for a part of what was measured; <see cref="Claim.On"/> says for which.</summary>
    Depends,

    /// <summary>The study's runs can't tell; the evidence says which could.</summary>
    NotTested,
}

/// <summary>One statement and what became of it.</summary>
/// <param name="Source">Who says it.</param>
/// <param name="Statement">A sentence without a full stop.</param>
/// <param name="Verdict">From the data alone.</param>
/// <param name="On">Completes "depends on …"; null for other verdicts.</param>
/// <param name="Number">What was measured, in words and with its unit; short enough for a cell of a table.</param>
/// <param name="Tolerance">What would still have counted as holds, in words; null: nothing else would.</param>
/// <param name="Evidence">All numbers, and for a claim that was not tested the option that tests it.</param>
public sealed record Claim(
    ClaimSource Source, string Statement, Verdict Verdict, string? On, string Number, string? Tolerance, string Evidence)
{
    /// <summary>The verdict in words.</summary>
    public string Ruling => Verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.DoesNotHold => "does not hold",
        Verdict.Depends => $"depends on {On}",
        _ => "not tested",
    };

    /// <summary>The source in words.</summary>
    public string Origin => Source switch
    {
        ClaimSource.MisikHu => "Misik & Hu (2011)",
        ClaimSource.Theory => "theory",
        _ => "promise",
    };
}
