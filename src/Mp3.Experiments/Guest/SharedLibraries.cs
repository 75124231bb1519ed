// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>Finds the shared libraries of the guest's own programs, so that they run in a guest that has nothing else.</summary>
internal static class SharedLibraries
{
    /// <summary>The loader and every library that the programs need, also indirectly: absolute paths, sorted.</summary>
    /// <param name="programs">ELF files; a library that lies beside one of them is not listed.</param>
    /// <exception cref="Mp3Exception">A library is missing, or a file is no program for x86-64 (69).</exception>
    public static IReadOnlyCollection<string> Of(params IEnumerable<string> programs)
    {
        string[] files = [.. programs];
        string[] beside = [.. files.Select(file => Path.GetDirectoryName(Path.GetFullPath(file))).Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder!)).Select(Path.GetFileName).OfType<string>()];
        var search = new LibrarySearch(path => File.Exists(path) ? HostFile.Read(path) : null, []);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string file in files)
        {
            LibraryClosure closure = ClosureOf(search, file, beside);
            if (closure.Missing is { } missing)
            {
                throw Mp3Exception.Unavailable(
                    $"{missing.Needer} needs {missing.Name}, which is not on this machine; install the package that holds it");
            }

            found.UnionWith(closure.Found.Select(library => library.Path));
        }

        return found;
    }

    private static LibraryClosure ClosureOf(LibrarySearch search, string path, string[] beside)
    {
        try
        {
            return search.Of(path, HostFile.Read(path), beside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Mp3Exception.Unavailable($"{path} can't be put into the guest: {e.Message}", e);
        }
    }
}
