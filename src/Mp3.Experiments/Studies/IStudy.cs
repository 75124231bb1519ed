// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;

namespace Mp3.Experiments.Studies;

/// <summary>What a result folder can be of: how it is read, and all that is shown of it.</summary>
internal interface IResultKind
{
    /// <summary>As manifests and folders call it.</summary>
    string Name { get; }

    /// <summary>Heading of its report.</summary>
    string Title { get; }

    /// <summary>Reads a result folder.</summary>
    /// <exception cref="Protocol.Mp3Exception">Usage: something is missing, broken, or was changed after the run.</exception>
    IStudyResult Load(OpenedResult folder);

    /// <summary>What is said of its subject, tested on a result.</summary>
    IReadOnlyList<Claim> ClaimsOf(IStudyResult result);

    /// <summary>All that is shown of a result.</summary>
    ResultView View(IStudyResult result);

    /// <summary>The pictures with all sides in them, the one that shows what differs most first.</summary>
    IReadOnlyList<Figure> FiguresOf(StudyComparison comparison);
}

/// <summary>
/// A study: which runs, what is claimed of them, which figures show it. All that is known of one is in a folder of its
/// own, and <see cref="StudyList"/> is the only place that names it. Its command has its name, too.
/// </summary>
internal interface IStudy : IResultKind
{
    /// <summary>Other names of its command.</summary>
    IReadOnlyList<string> Aliases => [];

    /// <summary>What it does, in a sentence, for its help.</summary>
    string Description { get; }

    /// <summary>Command lines that work.</summary>
    IReadOnlyList<string> Examples { get; }

    /// <summary>Options of its command; of its own ones, the settings keep name and text as parameters.</summary>
    IStudyOptions Options();

    /// <summary>What its observations hold.</summary>
    Measures Measures { get; }

    /// <summary>What was asked for when a manifest was made.</summary>
    /// <exception cref="Protocol.Mp3Exception">Usage: the manifest holds what this version can't run.</exception>
    IStudyRequest Again(Manifest manifest, AgainOptions options);

    /// <summary>The pictures of several seeds.</summary>
    IReadOnlyList<Figure> FiguresOf(RepeatedResult result);
}

/// <summary>The options of a study's command.</summary>
internal interface IStudyOptions
{
    /// <summary>In the order of its help.</summary>
    IReadOnlyList<Option> All { get; }

    /// <summary>What stands on the command line beside options, in its order.</summary>
    IReadOnlyList<Argument> Arguments => [];

    /// <summary>Those that say how runs are run and shown, and not what they are: they vary nothing.</summary>
    IReadOnlyList<Option> OfSession { get; }

    /// <summary>The one whose values are the runs themselves: each is the same run alone and in a list; null: there is none.</summary>
    Option? OfRuns => null;

    /// <summary>What a person asked for, defaults filled in.</summary>
    /// <exception cref="Protocol.Mp3Exception">Usage: the options don't go together.</exception>
    IStudyRequest Read(ParseResult parsed);
}

/// <summary>What may be other than a manifest says when its study is run again.</summary>
/// <param name="Kernel">Another kernel; null: the manifest's.</param>
/// <param name="Qemu">Another QEMU than the one on PATH; null: not said.</param>
/// <param name="Jobs">Guests at once; null: as many as fit.</param>
internal sealed record AgainOptions(string? Kernel, string? Qemu, int? Jobs);
