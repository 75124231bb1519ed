// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines.Disks;
using Mp3.Experiments.Options;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>Programs, read back from their manifest. The files have to be where they were, seen from the present folder.</summary>
internal static class ProgramAgain
{
    /// <exception cref="Mp3Exception">Usage: the manifest holds what this version can't run.</exception>
    public static ProgramRequest Of(Manifest manifest, AgainOptions options)
    {
        StudySettings settings = manifest.Settings;
        ProgramSettings asked = settings.Program ?? throw Mp3Exception.Usage("the manifest does not say which programs were run");
        return new ProgramRequest(
            new ProgramChoices(
                asked,
                NumberOf(settings, "copies", least: 1),
                Read(settings, "limit", ProgramOptionSet.ReadSize),
                Read(settings, "high", ProgramOptionSet.ReadSize),
                Read(settings, "timeout", ProgramOptionSet.ReadTime),
                TextOf(settings, "until") == ProgramChoices.First,
                NumberOf(settings, "room", least: 0),
                NamedDisk.All.FirstOrDefault(disk => disk.Name == TextOf(settings, "file-disk"))
                    ?? throw Mp3Exception.Usage($"this version has no disk '{TextOf(settings, "file-disk")}': use the version that made the manifest"))
            {
                PinnedPackages = [.. asked.Packages.Select(package => ProgramText.Pinned(package, manifest.Machine.ProgramDisk))],
            },
            ProcessAgain.OptionsOf(manifest, options));
    }

    private static string TextOf(StudySettings settings, string name) => settings.Parameters.Find(name)?.Text
        ?? throw Mp3Exception.Usage($"the manifest has no setting {name}: use the version that made it");

    private static int NumberOf(StudySettings settings, string name, int least) =>
        int.TryParse(TextOf(settings, name), out int number) && number >= least ? number : throw Wrong(settings, name);

    private static long? Read(StudySettings settings, string name, Func<string, TextOption<long?>.Meaning> read) =>
        read(TextOf(settings, name)) is { Error: null } meaning ? meaning.Value : throw Wrong(settings, name);

    private static Mp3Exception Wrong(StudySettings settings, string name) =>
        Mp3Exception.Usage($"the manifest's setting {name} is '{TextOf(settings, name)}', which makes no sense");
}
