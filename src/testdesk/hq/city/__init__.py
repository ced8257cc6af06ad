"""What headquarters decides for the city: rounds, rosters, settings, points, valid kits."""
