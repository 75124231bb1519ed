// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines.Disks;
using Mp3.Experiments.Options;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Program;

/// <summary>What a user chose for programs, defaults filled in.</summary>
/// <param name="Asked">The programs, and what comes along.</param>
/// <param name="Copies">How often each program runs, at the same time.</param>
/// <param name="LimitBytes"><c>memory.max</c> of all programs together; null: no limit.</param>
/// <param name="HighBytes"><c>memory.high</c> likewise.</param>
/// <param name="TimeoutSeconds">Of the guest's time, after which they are ended; null: never.</param>
/// <param name="EndsWithFirst">When one has ended the others are ended too.</param>
/// <param name="RoomMib">Room for what they write, MiB; 0: nothing can be written.</param>
/// <param name="FileDisk">The disk that they run from.</param>
internal sealed record ProgramChoices(
    ProgramSettings Asked, int Copies, long? LimitBytes, long? HighBytes, long? TimeoutSeconds, bool EndsWithFirst, int RoomMib, NamedDisk FileDisk)
{
    /// <summary>What stands for a limit that there isn't.</summary>
    public const string NoLimit = "none";

    public const string All = "all";
    public const string First = "first";
    public const int DefaultRoomMib = 1024;

    /// <summary>What they print is shown while they run.</summary>
    public bool Shows { get; init; }

    /// <summary>The packages with the versions that they have to have, which an earlier run had; null: as they were asked for.</summary>
    public IReadOnlyList<string>? PinnedPackages { get; init; }

    /// <summary>mp3 ends as the first program does.</summary>
    public bool PassesExit { get; init; }

    /// <summary>Each program as it is run, copies by themselves.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Commands => [.. Asked.Commands.SelectMany(command => Enumerable.Repeat(command, Copies))];

    /// <summary>By the names of the options, as one types them.</summary>
    public Parameters Parameters => Parameters.Of(
        ("copies", ParameterValue.Of(Copies)),
        ("limit", new ParameterValue(TextOf(LimitBytes))),
        ("high", new ParameterValue(TextOf(HighBytes))),
        ("timeout", new ParameterValue(TimeoutSeconds is { } seconds ? $"{seconds}s" : NoLimit)),
        ("until", new ParameterValue(EndsWithFirst ? First : All)),
        ("room", ParameterValue.Of(RoomMib)),
        ("file-disk", new ParameterValue(FileDisk.Name)));

    private static string TextOf(long? bytes) => bytes is { } some ? ByteSize.Text(some) : NoLimit;
}
