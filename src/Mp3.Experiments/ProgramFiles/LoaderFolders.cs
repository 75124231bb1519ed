// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Folders that <c>/etc/ld.so.conf.d</c> adds to those where the loader looks by itself.</summary>
internal static class LoaderFolders
{
    private const string Settings = "/etc/ld.so.conf.d";

    /// <summary>Those of a guest, in the order of the files' names.</summary>
    public static IReadOnlyList<string> Of(GuestTree tree) =>
    [
        .. tree.NamesIn(Settings).Where(IsSetting)
            .Select(name => tree.Find($"{Settings}/{name}")).OfType<GuestFile>()
            .SelectMany(file => Parse(System.Text.Encoding.UTF8.GetString(file.Content.Read()))),
    ];

    /// <summary>Those of this machine.</summary>
    public static IReadOnlyList<string> OfThisMachine() => Directory.Exists(Settings)
        ? [.. Directory.GetFiles(Settings).Where(IsSetting).Order(StringComparer.Ordinal).SelectMany(file => Parse(File.ReadAllText(file)))]
        : [];

    private static bool IsSetting(string name) => name.EndsWith(".conf", StringComparison.Ordinal);

    private static IEnumerable<string> Parse(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith('/'));
}
