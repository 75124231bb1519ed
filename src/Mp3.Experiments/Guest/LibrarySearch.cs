// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>Finds the shared libraries of a program where the C library's loader would (ld.so(8)), without running it.</summary>
/// <param name="read">The bytes of the file at a path; null: there is none.</param>
/// <param name="configured">Folders that the system's administrator added (<c>/etc/ld.so.conf</c>), before the loader's own.</param>
internal sealed class LibrarySearch(Func<string, byte[]?> read, IReadOnlyList<string> configured)
{
    /// <summary>Where the loader looks by itself, on Debian and elsewhere.</summary>
    public static readonly IReadOnlyList<string> DefaultFolders =
    [
        "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib",
    ];

    /// <summary>The loader of a program and all that it needs, also indirectly.</summary>
    /// <param name="program">Path of an ELF file, behind all links: <c>$ORIGIN</c> is its folder.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="present">Names of libraries that are there anyway.</param>
    /// <exception cref="InvalidDataException">It is no program for x86-64.</exception>
    public LibraryClosure Of(string program, ReadOnlySpan<byte> content, params IEnumerable<string> present)
    {
        var found = new List<FoundLibrary>();
        var seen = new HashSet<string>(present, StringComparer.Ordinal);
        var queue = new Queue<Loaded>();
        queue.Enqueue(new Loaded(program, ElfFile.Parse(content), []));
        while (queue.TryDequeue(out Loaded? file))
        {
            if (file.Elf.Interpreter is { } loader && seen.Add(Path.GetFileName(loader)))
            {
                if (read(loader) is null)
                {
                    return new LibraryClosure(found, new MissingLibrary(loader, file.Path));
                }

                found.Add(new FoundLibrary(Path.GetFileName(loader), loader, LibraryPlace.Loader));
            }

            string[] inherited = [.. Expand(file.Elf.InheritedPath, file.Path), .. file.Inherited];
            string[] first = file.Elf.RunPath.Count > 0 ? [.. Expand(file.Elf.RunPath, file.Path)] : inherited;
            foreach (string name in file.Elf.Needed.Where(seen.Add))
            {
                if (Find(name, first) is not var (library, elf))
                {
                    return new LibraryClosure(found, new MissingLibrary(name, file.Path));
                }

                found.Add(library);
                queue.Enqueue(new Loaded(library.Path, elf, inherited));
            }
        }

        return new LibraryClosure(found, Missing: null);
    }

    private (FoundLibrary Library, ElfFile Elf)? Find(string name, string[] first)
    {
        IEnumerable<(string Folder, LibraryPlace Place)> places = name.Contains('/', StringComparison.Ordinal)
            ? [("/", LibraryPlace.RunPath)]
            : [
                .. first.Select(folder => (folder, LibraryPlace.RunPath)),
                .. configured.Select(folder => (folder, LibraryPlace.Configured)),
                .. DefaultFolders.Select(folder => (folder, LibraryPlace.Default)),
            ];
        foreach ((string folder, LibraryPlace place) in places)
        {
            string path = Path.GetFullPath(Path.Combine(folder, name));
            if (read(path) is { } content && TryParse(content) is { } elf)
            {
                // A configured folder may be one of the loader's own.
                return (new FoundLibrary(name, path, DefaultFolders.Contains(folder) ? LibraryPlace.Default : place), elf);
            }
        }

        return null;
    }

    /// <summary>The loader passes over libraries of another machine.</summary>
    private static ElfFile? TryParse(byte[] content)
    {
        try
        {
            return ElfFile.Parse(content);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Expand(IEnumerable<string> folders, string file) => folders.Select(folder => folder
        .Replace("${ORIGIN}", "$ORIGIN", StringComparison.Ordinal)
        .Replace("$ORIGIN", Path.GetDirectoryName(file), StringComparison.Ordinal)
        .Replace("${LIB}", "$LIB", StringComparison.Ordinal)
        .Replace("$LIB", "lib/x86_64-linux-gnu", StringComparison.Ordinal));

    private sealed record Loaded(string Path, ElfFile Elf, IReadOnlyList<string> Inherited);
}

/// <summary>What a program needs at run time.</summary>
/// <param name="Found">The loader and libraries, in the order in which they were found.</param>
/// <param name="Missing">The first that was not; null: all are there.</param>
internal sealed record LibraryClosure(IReadOnlyList<FoundLibrary> Found, MissingLibrary? Missing);

/// <summary>A library, or the loader.</summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Place">Why it was looked for there.</param>
internal sealed record FoundLibrary(string Name, string Path, LibraryPlace Place);

/// <summary>A library that is nowhere.</summary>
/// <param name="Name">As it is asked for.</param>
/// <param name="Needer">Path of the file that needs it.</param>
internal sealed record MissingLibrary(string Name, string Needer);

/// <summary>Why the loader looks at a place.</summary>
internal enum LibraryPlace
{
    /// <summary>It is the loader, by its path.</summary>
    Loader,

    /// <summary>A file names the folder (RPATH, RUNPATH).</summary>
    RunPath,

    /// <summary>The system's administrator does.</summary>
    Configured,

    /// <summary>It always does.</summary>
    Default,
}
