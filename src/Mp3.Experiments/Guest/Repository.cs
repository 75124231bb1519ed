// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Guest;

/// <summary>The checkout that this program was built from or is started in.</summary>
public static class Repository
{
    private const string Marker = "Mp3.sln";

    /// <summary>The root of the checkout that holds the folder; null: it is in none.</summary>
    public static string? Containing(string folder)
    {
        for (DirectoryInfo? place = new(folder); place is not null; place = place.Parent)
        {
            if (File.Exists(Path.Combine(place.FullName, Marker)))
            {
                return place.FullName;
            }
        }

        return null;
    }

    /// <summary>The checkout to build the guest's parts in: the current folder's, else the program's own.</summary>
    /// <exception cref="Mp3Exception">There is none (69).</exception>
    public static string Find() =>
        Containing(Directory.GetCurrentDirectory()) ?? Containing(AppContext.BaseDirectory)
        ?? throw Mp3Exception.Unavailable($"no checkout of mp3 is here (no {Marker} above this folder); change into one");
}
