// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Running.Index;

/// <summary>Makes the line of an entry from its files.</summary>
internal static class EntryLine
{
    /// <summary>Time stamp of an entry's notes, ticks; of one that has none, that of the beginning of time.</summary>
    public static long NotesTicks(string folder) => File.GetLastWriteTimeUtc(Path.Combine(folder, EntryFiles.Notes)).Ticks;

    public static RunLine Of(string folder, RunName name)
    {
        var unreadable = new RunLine
        {
            Name = name,
            Study = "",
            Run = "",
            Bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length),
            StoredUtc = default,
            WallSeconds = 0,
            CpuSeconds = 0,
            Inputs = default,
            NotesTicks = NotesTicks(folder),
        };
        try
        {
            EntryDocument? document = JsonSerializer.Deserialize(
                File.ReadAllBytes(Path.Combine(folder, EntryFiles.Notes)), EntryContext.Standard.EntryDocument);
            return document is null ? unreadable : unreadable with
            {
                Study = document.Notes.Study,
                Run = document.Notes.Run,
                StoredUtc = document.StoredUtc,
                WallSeconds = document.Notes.WallSeconds,
                CpuSeconds = document.Notes.CpuSeconds,
                Inputs = InputDigests.Of(RunInputs.Parse(File.ReadAllBytes(Path.Combine(folder, EntryFiles.Inputs)))),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return unreadable;
        }
    }
}
